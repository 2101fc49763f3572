import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, timeElement } from '../format.ts'
import { Layout } from '../layout.tsx'
import { type SecurityOverviewPageProps, figures } from './security-figures.tsx'

/** Where an officer begins: what is open, and the way to it. */
export function SecurityOverviewPage(props: SecurityOverviewPageProps): ReactElement {
  const { shell, time, emergencies, links } = props
  const { say, sayRich } = shell.words
  return (
    <Layout shell={shell} title={say('security.security-overview.security')} wide>
      <PageHeading heading={say('security.security-overview.security')} />
      {props.standing.length > 0 && (
        <AlertCallout tone="critical" heading={say('security.security-overview.part-audit-log-stopped')}>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {props.standing.map(({ words, since }) => (
              <li key={words}>
                {sayRich('security.security-overview.since', { words, time: timeElement(time, since) })}
              </li>
            ))}
          </ul>
          <p>{say('security.security-overview.entries-still-written-something')}</p>
        </AlertCallout>
      )}
      <KeyFigures label={say('security.security-overview.security-now')} figures={figures(props)} />
      <Card
        heading={say('security.security-overview.emergency-access-now')}
        tone={emergencies.length > 0 ? 'critical' : undefined}
      >
        {emergencies.length === 0 ? (
          <EmptyState heading={say('security.security-overview.nobody-using-emergency-access')}>
            {say('security.security-overview.appears-here-moment-begins')}
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
                  {sayRich('security.security-overview.until', {
                    reasonCode: codeText(reasonCode),
                    time: timeElement(time, endsAt),
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
        <LeftOut
          shown={emergencies.length}
          total={props.counts.emergencies}
          all={
            links.reviews === undefined
              ? undefined
              : { href: links.reviews, label: say('security.security-overview.all-to-review') }
          }
        />
      </Card>
      <Card heading={say('security.security-overview.people-rights')}>
        <ul className="mg-list">
          <li>
            <a href={links.people}>{say('security.security-overview.people')}</a>
            <span className="mg-list__detail">
              {say('security.security-overview.accounts-second-factors-licences')}
            </span>
          </li>
          <li>
            <a href={links.roles}>{say('security.security-overview.roles')}</a>
            <span className="mg-list__detail">{say('security.security-overview.role-do-when')}</span>
          </li>
          <li>
            <a href={links.detectors}>{say('security.security-overview.detectors')}</a>
            <span className="mg-list__detail">
              {say('security.security-overview.looks-unusual-access-records')}
            </span>
          </li>
          {links.settings !== undefined && (
            <li>
              <a href={links.settings}>{say('security.security-overview.facility-settings')}</a>
              <span className="mg-list__detail">
                {say('security.security-overview.facility-sets-everybody')}
              </span>
            </li>
          )}
        </ul>
      </Card>
    </Layout>
  )
}
