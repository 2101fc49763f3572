import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { useWords } from '../use-words.ts'
import type { Text } from '../words/said.ts'

/** What an import would change. */
export type CodeReport =
  | {
      readonly total: number
      readonly counts: {
        readonly added: number
        readonly changed: number
        readonly withdrawn: number
        readonly usedAgain: number
      }
      readonly changes: readonly {
        readonly becomes: 'added' | 'changed' | 'withdrawn' | 'used-again'
        readonly system: string
        readonly code: string
        readonly title: string
        readonly before: string | null
      }[]
      readonly faults?: undefined
    }
  | { readonly faults: readonly Text[]; readonly changes?: undefined }

/** So many changes of each kind are shown: the counts say how many there are. */
const shownOfEach = 50

/** Says what an import would change, or why the table cannot be taken. @param used how many codes are in use now */
export function CodeTableReport({ report, used }: { report: CodeReport; used: number }): ReactElement {
  const { say, tell } = useWords()
  if (report.faults !== undefined) {
    return (
      <AlertCallout heading={say('diagnoses.table.faulty')}>
        <ul>
          {report.faults.map((fault) => (
            <li key={tell(fault)}>{tell(fault)}</li>
          ))}
        </ul>
      </AlertCallout>
    )
  }
  const { changes, counts, total } = report
  const shown = (['withdrawn', 'changed', 'used-again', 'added'] as const).flatMap((kind) =>
    changes.filter(({ becomes }) => becomes === kind).slice(0, shownOfEach),
  )
  return (
    <>
      {counts.withdrawn > used / 2 && (
        <AlertCallout heading={say('diagnoses.table.would')}>
          <p>{say('diagnoses.table.many-withdrawn')}</p>
        </AlertCallout>
      )}
      <Card heading={say('diagnoses.table.would')}>
        {changes.length === 0 ? (
          <p>{say('diagnoses.table.nothing', { total })}</p>
        ) : (
          <>
            <p>{say('diagnoses.table.counts', { ...counts, total })}</p>
            {shown.length < changes.length && (
              <p className="mg-muted">
                {say('diagnoses.table.shown', { shown: shown.length, total: changes.length })}
              </p>
            )}
            <DataTable
              caption={say('diagnoses.table.would')}
              hideCaption
              narrow="lines"
              columns={[
                { label: say('diagnoses.table.change') },
                { label: say('diagnoses.table.code') },
                { label: say('diagnoses.table.title') },
              ]}
              rows={shown.map(({ becomes, system, code, title, before }) => ({
                key: `${system}|${code}`,
                cells: [
                  say(`diagnoses.becomes.${becomes}`),
                  code,
                  before === null ? title : `${title} (${say('diagnoses.table.before', { title: before })})`,
                ],
              }))}
            />
          </>
        )}
      </Card>
    </>
  )
}
