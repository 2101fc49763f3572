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
  const { say } = shell.words
  const { typed, errors } = props
  return (
    <Layout shell={shell} title={say('prescriptions.cancel-prescription.cancel-prescription')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('prescriptions.cancel-prescription.cancel-prescription')}
        lead={
          open
            ? say('prescriptions.cancel-prescription.dispensed-no-repeats-included')
            : say('prescriptions.cancel-prescription.no-longer-open-nothing')
        }
        back={back}
      />
      <SummaryList
        rows={[
          { key: 'Record number', value: <span className="mg-code">{recordNumber}</span> },
          { key: 'Medicine', value: medication },
          { key: 'Prescriber', value: prescriber },
          {
            key: 'Signed',
            value:
              signedAt === null
                ? say('prescriptions.cancel-prescription.not-signed')
                : timeElement(time, signedAt),
          },
        ]}
      />
      {open && (
        <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
          <TextArea
            name="reason"
            label={say('prescriptions.cancel-prescription.reason')}
            hint={say('prescriptions.cancel-prescription.kept-prescription')}
            value={typed['reason']}
            rows={3}
            errors={errors}
            required
          />
          <Button variant="warning">{say('prescriptions.cancel-prescription.cancel-prescription-2')}</Button>
        </PostForm>
      )}
    </Layout>
  )
}
