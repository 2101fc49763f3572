import type { ReactElement, ReactNode } from 'react'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx'
import { timeElement } from '../../format.ts'
import { ClinicalPage, type ClinicalPageProps } from './clinical-page.tsx'

/** One state that an entry had: who brought it there, when and why, and what it said from then on. */
export type EntryVersion = {
  readonly id: string
  readonly change: 'recorded' | 'corrected' | 'resolved' | 'reopened' | 'entered-in-error' | 'imported'
  readonly at: Date
  readonly by: string | null
  readonly reason: string | null
  readonly rows: readonly SummaryRow[]
}

/** One entry of a clinical list, with every state that it had. */
export function EntryPage(
  props: ClinicalPageProps & {
    heading: string
    rows: readonly SummaryRow[]
    versions: readonly EntryVersion[]
    back: { href: string; label: string }
    /** What stands beside what it says now. */
    beside?: ReactNode
    /** Absent where the reader may not write. */
    links?: { correct: string; state: string; stateLabel?: string | undefined } | undefined
  },
): ReactElement {
  const { shell, time, heading, rows, versions, back, links, beside } = props
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={heading}
      back={back}
      actions={
        links !== undefined && (
          <>
            <LinkButton href={links.correct}>{say('patients.entry.correct')}</LinkButton>
            <LinkButton href={links.state} variant="secondary">
              {links.stateLabel ?? say('patients.entry.resolve-re-open-mark')}
            </LinkButton>
          </>
        )
      }
    >
      <Card heading={say('patients.entry.says-now')}>
        <SummaryList rows={rows} />
      </Card>
      {beside}
      <Card heading={say('patients.entry.what-was-changed')}>
        {versions.length === 0 ? (
          <p className="mg-muted">{say('patients.entry.not-changed-since-recorded')}</p>
        ) : (
          <ol className="mg-timeline">
            {versions.map((version) => (
              <li key={version.id} className="mg-timeline__entry">
                <p className="mg-timeline__head">
                  <strong>{say(`patients.entry-change.${version.change}`)}</strong>{' '}
                  {timeElement(time, version.at)}
                  {version.by !== null && <span className="mg-muted"> {version.by}</span>}
                </p>
                {version.reason !== null && <p className="mg-clinical-text">{version.reason}</p>}
                <SummaryList rows={version.rows} />
              </li>
            ))}
          </ol>
        )}
      </Card>
    </ClinicalPage>
  )
}
