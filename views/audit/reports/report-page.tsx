import type { ReactElement } from 'react'
import { DateField } from '../../components/fields/date-field.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { FilterForm } from '../../components/forms/filter-form.tsx'
import { KeyFigures } from '../../components/key-figures.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination } from '../../components/pagination.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { PrintedBy } from '../printed-by.tsx'
import type { Report } from './report.ts'
import { ReportTableView } from './report-table.tsx'

export type ReportPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly title: string
  /** Absent where the period cannot be read. */
  readonly report: Report | undefined
  readonly action: string
  readonly oneDay: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly csvHref: string
  /** The days before and after. */
  readonly neighbours: { readonly before?: string; readonly after?: string }
  readonly links: readonly { readonly href: string; readonly text: string }[]
  readonly back: { readonly href: string; readonly label: string }
  readonly madeBy: string
  readonly madeAt: Date
  readonly timeZone: string
}

function PeriodForm({ action, oneDay, typed, errors }: ReportPageProps): ReactElement {
  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <FilterForm action={action} label="Choose the period" submitLabel="Show">
      {oneDay ? (
        <DateField {...field('date')} label="Day" />
      ) : (
        <>
          <DateField {...field('from')} label="From" />
          <DateField {...field('to')} label="To and including" />
        </>
      )}
    </FilterForm>
  )
}

/** A report: its period, its figures, its table. */
export function ReportPage(props: ReportPageProps): ReactElement {
  const { shell, time, title, report, errors, csvHref, neighbours, links, back, timeZone } = props
  return (
    <Layout shell={shell} title={title} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={title}
        back={back}
        lead={
          report === undefined
            ? undefined
            : `${report.period}. Days begin and end by the clock of ${timeZone}.`
        }
        actions={
          report !== undefined && (
            <>
              {links.map(({ href, text }) => (
                <a key={href} href={href}>
                  {text}
                </a>
              ))}
              <a href={csvHref}>Take as CSV</a>
            </>
          )
        }
      />
      <PrintedBy name={props.madeBy} at={time.toTheSecond(props.madeAt)} />
      <PeriodForm {...props} />
      {report !== undefined && (
        <>
          <KeyFigures
            label="In short"
            figures={report.figures.map((figure) => ({ ...figure, value: String(figure.value) }))}
          />
          <ReportTableView
            table={report.table}
            time={time}
            empty={<EmptyState heading="Nothing to report">{report.table.empty}</EmptyState>}
          />
          {report.table.note !== undefined && <p className="mg-muted">{report.table.note}</p>}
        </>
      )}
      <Pagination
        label="Other days"
        newer={neighbours.before}
        newerLabel="Day before"
        older={neighbours.after}
        olderLabel="Day after"
      />
    </Layout>
  )
}
