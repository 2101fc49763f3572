import type { ReactElement, ReactNode } from 'react'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { useWords } from '../../use-words.ts'

/** What every page about a clinical list is given. */
export type ClinicalPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  readonly identity: PatientIdentity
}

/** What a form is given beside that. */
export type ClinicalFormProps = ClinicalPageProps & {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly back: string
}

/** A page about a clinical list of one patient: who it is, the heading, and what stands under it. */
export function ClinicalPage(
  props: ClinicalPageProps & {
    heading: string
    back: { href: string; label: string }
    lead?: ReactNode
    actions?: ReactNode
    errors?: readonly FieldError[] | undefined
    wide?: boolean | undefined
    /** The patient's own page: no banner. */
    own?: boolean | undefined
    children: ReactNode
  },
): ReactElement {
  const { shell, today, identity, heading, back, lead, actions, errors = [], children } = props
  return (
    <Layout
      shell={shell}
      title={heading}
      wide={props.wide}
      patient={props.own === true ? undefined : { identity, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading heading={heading} back={back} lead={lead} actions={actions} />
      {children}
    </Layout>
  )
}

/** What the record says now, where somebody else changed it while the form was open. */
export function Overtaken({ rows }: { rows: readonly SummaryRow[] }): ReactElement | null {
  const { say } = useWords()

  return rows.length === 0 ? null : (
    <AlertCallout tone="warning" heading={say('patients.clinical.record-says-now-differs')}>
      <SummaryList rows={rows} />
    </AlertCallout>
  )
}

/** The rows of fields in which the form and the record differ. */
export const differingRows = (
  labels: Readonly<Record<string, string>>,
  recorded: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): readonly SummaryRow[] =>
  Object.entries(labels)
    .filter(([field]) => (typed[field] ?? '').replaceAll('\r\n', '\n') !== (recorded[field] ?? ''))
    .map(([field, key]) => ({ key, value: recorded[field] ?? '' }))
