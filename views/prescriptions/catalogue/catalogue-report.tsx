import type { ReactElement, ReactNode } from 'react'
import { DataTable } from '../../components/data-table.tsx'
import { Details } from '../../components/details.tsx'
import { useWords } from '../../use-words.ts'
import type { MessageToSay } from '../../words/said.ts'
import type { Say } from '../../words/words.ts'

/** A product as a report names it. */
export type ReportedProduct = {
  readonly generic: string
  readonly strength: string
  readonly form: string
  readonly schedule: number
  readonly atc: string
  readonly alsoCalled: string
}

type Change = { readonly before: ReportedProduct; readonly after: ReportedProduct }

export type ShownReport = {
  readonly difference: {
    readonly added: readonly ReportedProduct[]
    readonly changed: readonly Change[]
    readonly returned: readonly Change[]
    readonly withdrawn: readonly { readonly before: ReportedProduct }[]
    readonly unchanged: number
  }
  readonly refused: readonly { readonly line: number; readonly why: MessageToSay }[]
}

const name = ({ generic, strength, form }: ReportedProduct): string => `${generic} ${strength} ${form}`

const what = ({ schedule, atc, alsoCalled }: ReportedProduct): string =>
  [`S${schedule}`, atc, ...(alsoCalled === '' ? [] : [alsoCalled])].join(' · ')

/** What of a product would be otherwise, from what to what. */
function changes({ before, after }: Change, say: Say): string {
  const parts = [
    before.schedule === after.schedule
      ? undefined
      : say('catalogue.report.schedule', { before: before.schedule, after: after.schedule }),
    before.atc === after.atc
      ? undefined
      : say('catalogue.report.atc', { before: before.atc, after: after.atc }),
    before.alsoCalled === after.alsoCalled
      ? undefined
      : say('catalogue.report.also-called', {
          before: before.alsoCalled === '' ? '–' : before.alsoCalled,
          after: after.alsoCalled === '' ? '–' : after.alsoCalled,
        }),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? say('catalogue.report.nothing-else') : parts.join('; ')
}

type Line = { readonly key: string; readonly cells: readonly ReactNode[] }

/** One kind of change with all that it is about: open where there are few. */
function Section({
  summary,
  columns,
  rows,
}: {
  summary: string
  columns: readonly string[]
  rows: readonly Line[]
}) {
  return rows.length === 0 ? (
    <p>{summary}</p>
  ) : (
    <Details summary={summary} open={rows.length <= 20}>
      <DataTable
        caption={summary}
        hideCaption
        narrow="lines"
        columns={columns.map((label) => ({ label }))}
        rows={rows}
      />
    </Details>
  )
}

/** What a file would change of the catalogue, or why it cannot be taken. */
export function CatalogueReport({ report }: { report: ShownReport }): ReactElement {
  const { say, tell } = useWords()
  const { difference, refused } = report
  const { added, changed, returned, withdrawn, unchanged } = difference
  const medicine = say('catalogue.list.medicine')
  return (
    <section aria-labelledby="report" className="mg-report">
      <h2 id="report" className="nhsuk-heading-m">
        {say(refused.length > 0 ? 'catalogue.report.refused-heading' : 'catalogue.report.heading')}
      </h2>
      {refused.length > 0 ? (
        <Section
          summary={say('catalogue.report.refused', { lines: refused.length })}
          columns={[say('catalogue.report.line'), say('catalogue.report.why')]}
          rows={refused.map(({ line, why }, index) => ({
            key: `${line}-${index}`,
            cells: [line, tell(why)],
          }))}
        />
      ) : (
        <>
          <Section
            summary={say('catalogue.report.withdrawn', { count: withdrawn.length })}
            columns={[medicine, say('catalogue.report.what')]}
            rows={withdrawn.map(({ before }) => ({ key: name(before), cells: [name(before), what(before)] }))}
          />
          <Section
            summary={say('catalogue.report.changed', { count: changed.length })}
            columns={[medicine, say('catalogue.report.change')]}
            rows={changed.map((change) => ({
              key: name(change.before),
              cells: [name(change.before), changes(change, say)],
            }))}
          />
          <Section
            summary={say('catalogue.report.added', { count: added.length })}
            columns={[medicine, say('catalogue.report.what')]}
            rows={added.map((product) => ({ key: name(product), cells: [name(product), what(product)] }))}
          />
          <Section
            summary={say('catalogue.report.returned', { count: returned.length })}
            columns={[medicine, say('catalogue.report.change')]}
            rows={returned.map((change) => ({
              key: name(change.before),
              cells: [name(change.before), changes(change, say)],
            }))}
          />
          <p>{say('catalogue.report.unchanged', { count: unchanged })}</p>
        </>
      )}
    </section>
  )
}
