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
import type { PatientIdentity } from '../patients/chart.ts'
import { HandedOver } from './handed-over.tsx'
import type { DispensedSupply } from './prescription.ts'

export type ReverseDispensingPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  readonly medication: string
  readonly dispensing: DispensedSupply
  readonly action: string
  readonly backHref: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Takes back one dispensing. */
export function ReverseDispensingPage(props: ReverseDispensingPageProps): ReactElement {
  const { shell, time, today, identity, medication, dispensing, action, backHref, typed, errors } = props
  const { say } = shell.words
  const { quantity, dispensedAt, pharmacist, reversed } = dispensing
  return (
    <Layout
      shell={shell}
      title={say('prescriptions.reverse-dispensing.reverse-dispensing')}
      patient={{ identity, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('prescriptions.reverse-dispensing.reverse-dispensing')}
        lead={say('prescriptions.reverse-dispensing.stays-record-reason-counted')}
        back={{ href: backHref, label: say('prescriptions.reverse-dispensing.dispensed-by-you') }}
      />
      <SummaryList
        rows={[
          {
            key: 'Medicine',
            value: (
              <>
                {medication}
                <HandedOver products={dispensing.given === null ? [] : [dispensing.given]} />
              </>
            ),
          },
          { key: 'Quantity', value: quantity },
          { key: 'Dispensed', value: timeElement(time, dispensedAt) },
          { key: 'By', value: pharmacist },
          ...(reversed === null
            ? []
            : [
                {
                  key: 'Reversed',
                  value: `${time.dateTime(reversed.at)}, ${reversed.by}: ${reversed.reason}`,
                },
              ]),
        ]}
      />
      {reversed === null && (
        <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
          <TextArea
            name="reason"
            label={say('prescriptions.reverse-dispensing.reason')}
            hint={say('prescriptions.reverse-dispensing.kept-prescription')}
            value={typed['reason']}
            rows={3}
            errors={errors}
            required
          />
          <Button variant="warning">{say('prescriptions.reverse-dispensing.reverse-it')}</Button>
        </PostForm>
      )}
    </Layout>
  )
}
