import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ByLaw, type Unlawful } from './by-law.tsx'
import { DispensingList } from './dispensing-list.tsx'
import { OrderSummary } from './order-summary.tsx'
import type { Substitute } from './handover.ts'
import { whichText } from './order-text.ts'
import { NotDispensedList } from './not-dispensed-list.tsx'
import { CancelForm, DispenseForm, NotDispensedForm, SignForm } from './prescription-actions.tsx'
import { PrescriptionWarnings } from './prescription-warnings.tsx'
import type { PatientSafety, PrescriptionDetail, Supply } from './prescription.ts'
import type { SafetyComparison } from './safety-comparison.ts'
import { StateTags } from './state-tags.tsx'
import { TakenMedicines } from './taken-medicines.tsx'
import { whatNow } from './what-now.ts'

export type PrescriptionPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  readonly safety: PatientSafety
  readonly prescription: PrescriptionDetail
  readonly check: SafetyComparison
  /** Whether something speaks against it for which nobody has given a reason yet. */
  readonly unanswered: boolean
  readonly back: { readonly href: string; readonly label: string }
  /** What this reader may do with it now; absent otherwise. */
  readonly sign?: { readonly shown: string } | undefined
  readonly dispense?:
    | {
        readonly supply: Supply
        readonly soon: 'before-its-day' | 'same-day' | undefined
        readonly substitutes: readonly Substitute[]
      }
    | undefined
  /** What the law does not allow for its schedule. */
  readonly unlawful?: Unlawful | undefined
  /** Where a dispensing is reversed, by its id; absent for those who may not. */
  readonly reverseHref?: ((dispensingId: string) => string) | undefined
  readonly cancel?: boolean | undefined
  /** Set where only the reader's expired licence is in the way. */
  readonly licenceExpired?: boolean | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** One prescription: who it is for and what could harm them, what is prescribed, what was done, what can be done now. */
export function PrescriptionPage(props: PrescriptionPageProps): ReactElement {
  const { shell, time, today, safety, prescription, check, back, errors } = props
  const { say } = shell.words
  const { order, dispensings, cancelled } = prescription
  return (
    <Layout
      shell={shell}
      title={say('prescriptions.prescription.prescription')}
      wide
      patient={{ identity: safety.identity, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={order.medication}
        caption={say('prescriptions.prescription.prescription')}
        back={back}
        actions={<StateTags prescription={prescription} today={today} />}
      />
      <PrescriptionWarnings prescription={prescription} check={check} />
      <Columns
        main={
          <>
            <Card heading={say('prescriptions.prescription.what-is-prescribed')}>
              <OrderSummary prescription={prescription} time={time} />
            </Card>
            {prescription.signedAt !== null && (
              <Card heading={say('prescriptions.prescription.dispensed')}>
                <DispensingList dispensings={dispensings} time={time} reverseHref={props.reverseHref} />
                <NotDispensedList entries={prescription.notDispensed} time={time} />
              </Card>
            )}
            {cancelled !== null && (
              <Card heading={say('prescriptions.prescription.cancelled')} tone="warning">
                <SummaryList
                  rows={[
                    { key: 'When', value: timeElement(time, cancelled.at) },
                    { key: 'By', value: cancelled.by },
                    { key: 'Reason', value: cancelled.reason },
                  ]}
                />
              </Card>
            )}
          </>
        }
        side={
          <>
            <Actions {...props} />
            <TakenMedicines takes={safety.takes} except={prescription.id} />
          </>
        }
      />
    </Layout>
  )
}

function Actions(props: PrescriptionPageProps): ReactElement {
  const { shell, prescription, sign, dispense, cancel = false, licenceExpired = false, typed, errors } = props
  const { say } = shell.words
  const { id } = prescription
  const form = { id, csrfToken: shell.csrfToken, typed, errors }
  return (
    <>
      {licenceExpired && (
        <AlertCallout tone="warning" heading={say('prescriptions.prescription.licence-expired')}>
          <p>{say('prescriptions.prescription.read-prescription-but-not')}</p>
        </AlertCallout>
      )}
      <ByLaw unlawful={props.unlawful} />
      {sign !== undefined && <SignForm {...form} {...sign} asksForReason={props.unanswered} />}
      {dispense !== undefined && (
        <>
          <DispenseForm
            {...form}
            quantity={dispense.supply.quantity}
            owed={dispense.supply.owed}
            which={whichText(shell.words, dispense.supply)}
            asksForReason={props.unanswered}
            today={props.today}
            soon={dispense.soon}
            dueOn={dispense.supply.dueOn}
            substitutes={dispense.substitutes}
          />
          <NotDispensedForm {...form} />
        </>
      )}
      {sign === undefined && dispense === undefined && !licenceExpired && props.unlawful === undefined && (
        <p className="mg-muted">{whatNow(shell.words, prescription, props.today)}</p>
      )}
      {cancel && <CancelForm {...form} />}
    </>
  )
}
