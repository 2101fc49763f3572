import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures, type KeyFigure } from '../components/key-figures.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

type Href = string | undefined

export type SecurityOverviewPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** What of the audit log should go on and does not. */
  readonly standing: readonly { readonly words: string; readonly since: Date }[]
  readonly counts: {
    readonly alerts: number
    readonly emergencies: number
    readonly reviews: number
    readonly lockouts: number
    readonly sessions: number
    /** Of the last 24 hours. */
    readonly failures: number
    readonly approvals: number
  }
  readonly emergencies: readonly {
    readonly id: string
    readonly who: string
    readonly reasonCode: string
    readonly endsAt: Date
    readonly href: Href
  }[]
  /** Where each is dealt with; absent where the reader may not go. */
  readonly links: {
    readonly alerts: string
    readonly reviews: Href
    readonly lockouts: Href
    readonly sessions: Href
    readonly failures: Href
    readonly approvals: string
    readonly people: string
    readonly roles: string
    readonly settings: Href
    readonly detectors: string
  }
}

/** Where an officer begins: what is open, and the way to it. */
export function SecurityOverviewPage(props: SecurityOverviewPageProps): ReactElement {
  const { shell, time, emergencies, links } = props
  return (
    <Layout shell={shell} title="Security" wide>
      <PageHeading heading="Security" />
      {props.standing.length > 0 && (
        <AlertCallout tone="critical" heading="Part of the audit log has stopped">
          <ul className="nhsuk-list nhsuk-list--bullet">
            {props.standing.map(({ words, since }) => (
              <li key={words}>
                {words}, since {timeElement(time, since)}
              </li>
            ))}
          </ul>
          <p>
            Entries are still written. Something holds this up: a lock, the database, a disk, or whoever
            receives it.
          </p>
        </AlertCallout>
      )}
      <KeyFigures label="Security now" figures={figures(props)} />
      <Card heading="Emergency access now" tone={emergencies.length > 0 ? 'critical' : undefined}>
        {emergencies.length === 0 ? (
          <EmptyState heading="Nobody is using emergency access">
            It appears here the moment it begins.
          </EmptyState>
        ) : (
          <ul className="mg-list">
            {emergencies.map(({ id, who, reasonCode, endsAt, href }) => (
              <li key={id}>
                {href === undefined ? (
                  <PersonName name={who} />
                ) : (
                  <a href={href}>
                    <PersonName name={who} />
                  </a>
                )}
                <span className="mg-list__detail">
                  {codeText(reasonCode)}, until {timeElement(time, endsAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
        <LeftOut
          shown={emergencies.length}
          total={props.counts.emergencies}
          all={links.reviews === undefined ? undefined : { href: links.reviews, label: 'All to review' }}
        />
      </Card>
      <Card heading="People and rights">
        <ul className="mg-list">
          <li>
            <a href={links.people}>People</a>
            <span className="mg-list__detail">Accounts, second factors, licences, hours and networks</span>
          </li>
          <li>
            <a href={links.roles}>Roles</a>
            <span className="mg-list__detail">What each role may do, when and from where</span>
          </li>
          <li>
            <a href={links.detectors}>Detectors</a>
            <span className="mg-list__detail">
              What looks for unusual access to records, and what it found
            </span>
          </li>
          {links.settings !== undefined && (
            <li>
              <a href={links.settings}>Facility settings</a>
              <span className="mg-list__detail">What the facility sets for everybody</span>
            </li>
          )}
        </ul>
      </Card>
    </Layout>
  )
}

const figure = (
  label: string,
  count: number,
  href: Href,
  tone?: 'warning' | 'critical',
  note?: string,
): KeyFigure => ({ label, value: String(count), href, note, tone: count > 0 ? tone : undefined })

function figures({ counts, links }: SecurityOverviewPageProps): readonly KeyFigure[] {
  return [
    figure('Open alerts', counts.alerts, links.alerts, 'critical'),
    figure('Emergency access', counts.emergencies, links.reviews, 'critical', 'on now'),
    figure('Reviews due', counts.reviews, links.reviews, 'critical', 'of emergency access'),
    figure('Approvals', counts.approvals, links.approvals, 'warning', 'that wait'),
    figure('Locked accounts', counts.lockouts, links.lockouts, 'warning'),
    figure('Failed sign-ins', counts.failures, links.failures ?? links.lockouts, 'warning', 'last 24 hours'),
    figure('Sessions', counts.sessions, links.sessions, undefined, 'now'),
  ]
}
