import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { DataTable, type Row } from '../components/data-table.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SeverityTag, type Severity } from '../components/severity-tag.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { useWords } from '../use-words.ts'

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
  /** Each with what it is where nobody decided otherwise. */
  readonly thresholds: readonly { readonly label: string; readonly value: number; readonly usual: number }[]
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
    return 'No alert'
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

const number = (value: number): string => value.toLocaleString('en-GB')

/** What the facility decided otherwise than is usual, without anything to unfold. */
function Changed({ detector }: { detector: Shown }): ReactElement {
  const { say } = useWords()

  const changed = detector.thresholds.filter(({ value, usual }) => value !== usual)
  return changed.length === 0 ? (
    <span className="mg-muted">{say('security.detector-list.as-usual')}</span>
  ) : (
    <ul className="mg-changed">
      {changed.map(({ label, value, usual }) => (
        <li key={label}>
          {label}: <strong>{number(value)}</strong> (usually {number(usual)})
        </li>
      ))}
    </ul>
  )
}

const columns = [
  { label: 'Detector' },
  { label: 'Status' },
  { label: 'Looks' },
  { label: 'Its alerts are' },
  { label: 'Changed here' },
  { label: 'Alerts' },
]

function row(detector: Shown): Row {
  const { kind, title, says, severity, atOnce, on, thresholds, counts, changeHref } = detector
  return {
    key: kind,
    tone: on ? undefined : 'warning',
    cells: [
      <details key="detector" className="mg-detector" id={kind}>
        <summary>{title}</summary>
        <p>{says}</p>
        <SummaryList rows={thresholds.map(({ label, value }) => ({ key: label, value: number(value) }))} />
      </details>,
      <Tag key="state" tone={on ? 'success' : 'warning'}>
        {on ? 'On' : 'Switched off'}
      </Tag>,
      atOnce ? 'Every half minute' : 'Every night',
      <SeverityTag key="severity" severity={severity} />,
      <Changed key="changed" detector={detector} />,
      countText(counts),
      ...(changeHref === undefined
        ? []
        : [
            <a key="change" href={changeHref}>
              Change<span className="nhsuk-u-visually-hidden"> {title}</span>
            </a>,
          ]),
    ],
  }
}

/** Everything that looks for unusual access to records. */
export function DetectorListPage({ shell, days, detectors }: DetectorListPageProps): ReactElement {
  const { say } = shell.words

  const off = detectors.filter(({ on }) => !on)
  const mayChange = detectors.some(({ changeHref }) => changeHref !== undefined)
  return (
    <Layout shell={shell} title={say('security.detector-list.detectors')} wide>
      <PageHeading
        heading={say('security.detector-list.detectors')}
        lead={say('security.detector-list.look-audit-log-people')}
        back={{ href: paths.security(), label: say('security.detector-list.security') }}
        actions={<a href={paths.alerts()}>{say('security.detector-list.alerts')}</a>}
      />
      {off.length > 0 && (
        <AlertCallout tone="warning" heading={say('security.detector-list.some-switched-off')}>
          <p>
            {say('security.detector-list.not-looked', { join: off.map(({ title }) => title).join(', ') })}
          </p>
        </AlertCallout>
      )}
      <DataTable
        caption={say('security.detector-list.looks-unfolds-under-name', { days })}
        columns={
          mayChange ? [...columns, { label: say('security.detector-list.change'), hideLabel: true }] : columns
        }
        rows={detectors.map(row)}
        narrow="lines"
      />
    </Layout>
  )
}
