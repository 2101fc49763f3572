import type { ReactElement } from 'react'
import { LinkButton } from '../../components/button.tsx'
import { DataTable, type Row } from '../../components/data-table.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Tag } from '../../components/tag.tsx'
import { Time } from '../../components/time.tsx'
import { ClinicalPage, type ClinicalPageProps } from '../clinical/clinical-page.tsx'
import { ResultFilters, type filters } from './result-filters.tsx'
import { MarkTag } from './mark-tag.tsx'
import { StatusTag } from './result-cards.tsx'
import { ResultPlot } from './result-plot.tsx'
import { collectedText, rangeOf, testName, valueText } from './result-text.ts'
import type { ResultCourse, ShownResult, ShownTest } from './result.ts'
import { SeenForm } from './seen-form.tsx'

export type ResultsPageProps = ClinicalPageProps & {
  readonly results: readonly ShownResult[]
  /** Every test that the patient had. */
  readonly tests: readonly ShownTest[]
  /** The one that is shown alone. */
  readonly test: ShownTest | undefined
  readonly course: ResultCourse | undefined
  readonly filter: (typeof filters)[number]
  /** Where all of them stand. */
  readonly address: string
  readonly back: { readonly href: string; readonly label: string }
  readonly pages?: PageLinks | undefined
  readonly hrefOf: (id: string) => string
  readonly vitalSigns: string
  /** Absent where the reader may not. */
  readonly enter?: string | undefined
  readonly acknowledge?: string | undefined
}

/** Whether somebody is to say that they have seen it, and nobody has. */
const waits = ({ awaited, acknowledged, status }: ShownResult) =>
  awaited && acknowledged === null && status !== 'entered-in-error'

/** Every result of a patient, or those of one test, the newest first; what was entered in error is marked and stays. */
export function ResultsPage(props: ResultsPageProps): ReactElement {
  const { shell, time, results, test, course, filter, back, pages, enter, acknowledge, vitalSigns } = props
  const { words } = shell
  const { say } = words
  const waiting = results.filter(waits)
  return (
    <ClinicalPage
      {...props}
      heading={test === undefined ? say('results.heading') : testName(words, test)}
      back={back}
      wide
      actions={
        <>
          <a href={vitalSigns}>{say('vital-signs.heading')}</a>
          {enter !== undefined && <LinkButton href={enter}>{say('results.enter')}</LinkButton>}
        </>
      }
    >
      <ResultFilters {...props} />
      {test !== undefined && course !== undefined && (
        <ResultPlot test={testName(words, test)} course={course} time={time} />
      )}
      {acknowledge !== undefined && waiting.length > 0 && (
        <SeenForm shell={shell} action={acknowledge} seen={waiting}>
          {say('results.acknowledge-all', { count: waiting.length })}
        </SeenForm>
      )}
      <DataTable
        caption={say('results.heading')}
        hideCaption
        columns={[
          { label: say('results.column.test') },
          { label: say('results.column.value') },
          { label: say('results.column.range') },
          { label: say('results.column.collected') },
          { label: say('results.column.by') },
        ]}
        rows={results.map((one) => rowOf(one, props))}
        empty={
          <p className="mg-muted">
            {say(filter === 'all' && test === undefined ? 'results.none' : 'results.none-here')}
          </p>
        }
        narrow="lines"
      />
      <Pagination label={say('results.pages')} {...pages} />
    </ClinicalPage>
  )
}

function rowOf(one: ShownResult, { shell, time, hrefOf }: ResultsPageProps): Row {
  const { words } = shell
  const { say } = words
  const counts = one.status !== 'entered-in-error'
  const collected = collectedText(words, one, time)
  const value = valueText(words, one)
  const name = (
    <>
      <a href={hrefOf(one.id)}>{testName(words, one)}</a>
      {one.panel !== null && <span className="mg-list__detail">{one.panel}</span>}
    </>
  )
  const said = (
    <>
      {counts ? <span className="mg-clinical-text">{value}</span> : <s>{value}</s>}{' '}
      {counts && <MarkTag mark={one.mark} />} <StatusTag status={one.status} />
    </>
  )
  const by = (
    <>
      {[one.laboratory, one.recordedBy ?? (one.source === 'imported' ? say('results.imported') : null)]
        .filter((part) => part !== null)
        .join(', ')}{' '}
      {one.changedAt !== null && counts && <Tag>{say('results.corrected')}</Tag>}{' '}
      {waits(one) ? <Tag tone="warning">{say('results.to-acknowledge')}</Tag> : null}
    </>
  )
  const when = <Time iso={one.collectedAt.toISOString()} text={collected} />
  return { key: one.id, cells: [name, said, rangeOf(one), when, by] }
}
