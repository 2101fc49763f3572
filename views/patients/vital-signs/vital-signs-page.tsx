import type { ReactElement } from 'react'
import { LinkButton } from '../../components/button.tsx'
import { DataTable, type Row } from '../../components/data-table.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Tag } from '../../components/tag.tsx'
import { Time } from '../../components/time.tsx'
import { vitalKinds, type VitalKind } from '../../../server/vital-kinds.ts'
import { ClinicalPage, type ClinicalPageProps } from '../clinical/clinical-page.tsx'
import type { Words } from '../../words/words.ts'
import { CoursePlot } from './course-plot.tsx'
import type { Course } from './course.ts'
import { GrowthPlot } from './growth-plot.tsx'
import { InterpretationTag } from './interpretation-tag.tsx'
import { afterDeathText, circumstanceText, measuredText } from './vital-sign-text.ts'
import type { VitalSign } from './vital-sign.ts'

export type VitalSignsPageProps = ClinicalPageProps & {
  readonly vitalSigns: readonly VitalSign[]
  readonly kind: VitalKind | undefined
  /** What is drawn of that kind. */
  readonly course: Course | undefined
  /** Where all of them stand. */
  readonly address: string
  readonly back: { readonly href: string; readonly label: string }
  readonly pages?: PageLinks | undefined
  /** Where more are recorded; absent where the reader may not. */
  readonly record?: string | undefined
  /** Where results of laboratories stand. */
  readonly results?: string | undefined
  readonly hrefOf?: ((id: string) => string) | undefined
  /** The patient's own page. */
  readonly own?: boolean | undefined
}

/** Every vital sign of a patient, or of one kind, the newest first; what was entered in error is marked and stays. */
export function VitalSignsPage(props: VitalSignsPageProps): ReactElement {
  const { shell, vitalSigns, kind, back, pages, record, results, own = false } = props
  const { say } = shell.words
  const heading = say(own ? 'vital-signs.own-heading' : 'vital-signs.heading')
  return (
    <ClinicalPage
      {...props}
      heading={heading}
      back={back}
      wide
      actions={
        <>
          {results !== undefined && <a href={results}>{say('results.heading')}</a>}
          {record !== undefined && <LinkButton href={record}>{say('vital-signs.record')}</LinkButton>}
        </>
      }
    >
      <Kinds {...props} />
      <Drawn {...props} />
      {kind === 'oxygen-saturation' && <p className="mg-muted">{say('vital-signs.own-oxygen-target')}</p>}
      <DataTable
        caption={kind === undefined ? heading : say(`vital-signs.kind.${kind}`)}
        hideCaption
        columns={[
          { label: say('vital-signs.column.what') },
          { label: say('vital-signs.column.value') },
          { label: say('vital-signs.column.time') },
          { label: say('vital-signs.column.remarks') },
          { label: say('vital-signs.column.by') },
        ]}
        rows={vitalSigns.map((one) => rowOf(one, props))}
        empty={
          <p className="mg-muted">
            {say(kind === undefined ? 'vital-signs.none' : 'vital-signs.none-of-kind')}
          </p>
        }
        narrow="lines"
      />
      <Pagination label={say('vital-signs.pages')} {...pages} />
    </ClinicalPage>
  )
}

function Drawn({ kind, course, time }: VitalSignsPageProps): ReactElement | null {
  if (kind === undefined || course === undefined) {
    return null
  }
  return course.by === 'age' ? (
    <GrowthPlot kind={kind} course={course} />
  ) : (
    <CoursePlot kind={kind} course={course} time={time} />
  )
}

/** How far a child is from the median of its age; nothing of what is no growth. */
function growthText({ say }: Words, course: Course | undefined, id: string): string | null {
  const point = course?.by === 'age' ? course.points.find((one) => one.id === id) : undefined
  return point === undefined
    ? null
    : say('vital-signs.growth', { z: point.z.toFixed(2), percentile: point.percentile.toFixed(1) })
}

function Kinds({ shell, kind, address }: VitalSignsPageProps): ReactElement {
  const { say } = shell.words
  return (
    <nav className="mg-chips" aria-label={say('vital-signs.which')}>
      {[undefined, ...vitalKinds].map((one) => (
        <a
          key={one ?? 'all'}
          className="mg-chip"
          href={one === undefined ? address : `${address}?kind=${one}`}
          aria-current={one === kind ? 'page' : undefined}
        >
          {say(one === undefined ? 'vital-signs.all-kinds' : `vital-signs.kind.${one}`)}
        </a>
      ))}
    </nav>
  )
}

function rowOf(one: VitalSign, { shell, time, hrefOf, course }: VitalSignsPageProps): Row {
  const { words } = shell
  const { say } = words
  const name = say(`vital-signs.kind.${one.kind}`)
  const counts = one.status !== 'entered-in-error'
  const value = measuredText(words, one)
  const day = time.date(one.takenAt)
  const remarks = [
    growthText(words, course, one.id),
    circumstanceText(words, one),
    one.note,
    afterDeathText(words, one),
  ].filter((part) => part !== null)
  const what = hrefOf === undefined ? name : <a href={hrefOf(one.id)}>{name}</a>
  const number = counts ? (
    <>
      {value} <InterpretationTag interpretation={one.interpretation} />
    </>
  ) : (
    <>
      <s>{value}</s> <Tag tone="warning">{say('vital-signs.entered-in-error')}</Tag>
    </>
  )
  const when = <Time iso={one.takenAt.toISOString()} text={time.clockTime(one.takenAt)} day={day} />
  const by = (
    <>
      {one.recordedBy ?? (one.source === 'imported' ? say('vital-signs.imported') : null)}{' '}
      {one.changedAt !== null && counts && <Tag>{say('vital-signs.corrected')}</Tag>}
    </>
  )
  const said = remarks.length === 0 ? null : <span className="mg-clinical-text">{remarks.join(', ')}</span>
  return { key: one.id, under: day, cells: [what, number, when, said, by] }
}
