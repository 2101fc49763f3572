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
import { useWords } from '../../use-words.ts'

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
  const { say } = useWords()

  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <FilterForm
      action={action}
      label={say('audit.report.choose-period')}
      submitLabel={say('audit.report.show')}
    >
      {oneDay ? (
        <DateField {...field('date')} label={say('audit.report.day')} />
      ) : (
        <>
          <DateField {...field('from')} label={say('audit.report.from')} />
          <DateField {...field('to')} label={say('audit.report.to-and-including')} />
        </>
      )}
    </FilterForm>
  )
}

/** A report: its period, its figures, its table. */
export function ReportPage(props: ReportPageProps): ReactElement {
  const { shell, time, title, report, errors, csvHref, neighbours, links, back, timeZone } = props
  const { say } = shell.words
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
              <a href={csvHref}>{say('audit.report.take-csv')}</a>
            </>
          )
        }
      />
      <PrintedBy name={props.madeBy} at={time.toTheSecond(props.madeAt)} />
      <PeriodForm {...props} />
      {report !== undefined && (
        <>
          <KeyFigures
            label={say('audit.report.in-short')}
            figures={report.figures.map((figure) => ({ ...figure, value: String(figure.value) }))}
          />
          <ReportTableView
            table={report.table}
            time={time}
            empty={<EmptyState heading={say('audit.report.nothing-report')}>{report.table.empty}</EmptyState>}
          />
          {report.table.note !== undefined && <p className="mg-muted">{report.table.note}</p>}
        </>
      )}
      <Pagination
        label={say('audit.report.other-days')}
        newer={neighbours.before}
        newerLabel={say('audit.report.day-before')}
        older={neighbours.after}
        olderLabel={say('audit.report.day-after')}
      />
    </Layout>
  )
}
