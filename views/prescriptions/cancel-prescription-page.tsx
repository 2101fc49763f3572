import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type CancelPrescriptionPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly recordNumber: string
  readonly medication: string
  readonly prescriber: string
  readonly signedAt: Date | null
  /** Whether there is anything to cancel still. */
  readonly open: boolean
  readonly action: string
  readonly back: { readonly href: string; readonly label: string }
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Cancels a prescription of a patient whose chart stays closed. */
export function CancelPrescriptionPage(props: CancelPrescriptionPageProps): ReactElement {
  const { shell, time, recordNumber, medication, prescriber, signedAt, open, action, back } = props
  const { typed, errors } = props
  return (
    <Layout shell={shell} title="Cancel a prescription">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Cancel a prescription"
        lead={
          open
            ? 'It can be dispensed no more, its repeats included. The patient’s chart stays closed.'
            : 'It is no longer open, so there is nothing to cancel.'
        }
        back={back}
      />
      <SummaryList
        rows={[
          { key: 'Record number', value: <span className="mg-code">{recordNumber}</span> },
          { key: 'Medicine', value: medication },
          { key: 'Prescriber', value: prescriber },
          { key: 'Signed', value: signedAt === null ? 'Not signed' : timeElement(time, signedAt) },
        ]}
      />
      {open && (
        <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
          <TextArea
            name="reason"
            label="Reason"
            hint="Kept with the prescription"
            value={typed['reason']}
            rows={3}
            errors={errors}
            required
          />
          <Button variant="warning">Cancel the prescription</Button>
        </PostForm>
      )}
    </Layout>
  )
}
