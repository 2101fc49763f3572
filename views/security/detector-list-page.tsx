import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Card } from '../components/card.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SeverityTag, type Severity } from '../components/severity-tag.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { Layout, type Shell } from '../layout.tsx'

type Counts = {
  readonly raised: number
  readonly open: number
  readonly justified: number
  readonly unjustified: number
  readonly test: number
}

type Shown = {
  readonly kind: string
  readonly title: string
  readonly says: string
  readonly severity: Severity
  /** It looks every half minute; else every night. */
  readonly atOnce: boolean
  readonly on: boolean
  readonly thresholds: readonly { readonly label: string; readonly value: number }[]
  /** Absent where there was no alert. */
  readonly counts: Counts | undefined
  /** Absent where the reader may not change it. */
  readonly changeHref: string | undefined
}

export type DetectorListPageProps = {
  readonly shell: Shell
  /** How many days the alerts are counted over. */
  readonly days: number
  readonly detectors: readonly Shown[]
}

function countText(counts: Counts | undefined): string {
  if (counts === undefined) {
    return 'None'
  }
  const parts = [
    [counts.open, 'open'],
    [counts.justified, 'justified'],
    [counts.unjustified, 'not justified'],
    [counts.test, 'tests'],
  ] as const
  const became = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return `${counts.raised}: ${became.join(', ')}`
}

function DetectorCard({ detector, days }: { detector: Shown; days: number }): ReactElement {
  const { kind, title, says, severity, atOnce, on, thresholds, counts, changeHref } = detector
  return (
    <Card
      id={kind}
      heading={title}
      tone={on ? undefined : 'warning'}
      actions={
        changeHref !== undefined && (
          <a href={changeHref}>
            Change<span className="nhsuk-u-visually-hidden"> {title}</span>
          </a>
        )
      }
    >
      <p>{says}</p>
      <SummaryList
        rows={[
          {
            key: 'State',
            value: on ? <Tag tone="success">On</Tag> : <Tag tone="warning">Switched off</Tag>,
          },
          { key: 'Looks', value: atOnce ? 'Every half minute' : 'Every night' },
          { key: 'Its alerts are', value: <SeverityTag severity={severity} /> },
          ...thresholds.map(({ label, value }) => ({ key: label, value: value.toLocaleString('en-GB') })),
          { key: `Alerts in ${days} days`, value: countText(counts) },
        ]}
      />
    </Card>
  )
}

/** Everything that looks for unusual access to records. */
export function DetectorListPage({ shell, days, detectors }: DetectorListPageProps): ReactElement {
  const off = detectors.filter(({ on }) => !on)
  return (
    <Layout shell={shell} title="Detectors" wide>
      <PageHeading
        heading="Detectors"
        lead="They look in the audit log for people who open records that they have no reason to open. What they find is an alert for a security officer to look into; it accuses nobody."
        back={{ href: paths.security(), label: 'Security' }}
        actions={<a href={paths.alerts()}>Alerts</a>}
      />
      {off.length > 0 && (
        <AlertCallout tone="warning" heading="Some are switched off">
          <p>Not looked for: {off.map(({ title }) => title).join(', ')}.</p>
        </AlertCallout>
      )}
      {detectors.map((detector) => (
        <DetectorCard key={detector.kind} detector={detector} days={days} />
      ))}
    </Layout>
  )
}
