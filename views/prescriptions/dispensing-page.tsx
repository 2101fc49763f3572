import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ByLaw, type Unlawful } from './by-law.tsx'
import { DispensingList } from './dispensing-list.tsx'
import type { Substitute } from './handover.ts'
import { NotDispensedList } from './not-dispensed-list.tsx'
import { OrderSummary } from './order-summary.tsx'
import { whichText } from './order-text.ts'
import { DispenseForm, NotDispensedForm } from './prescription-actions.tsx'
import { PrescriptionWarnings } from './prescription-warnings.tsx'
import type { PatientSafety, PrescriptionDetail, Supply } from './prescription.ts'
import type { SafetyComparison } from './safety-comparison.ts'
import { TakenMedicines } from './taken-medicines.tsx'
import { whatNow } from './what-now.ts'

export type DispensingPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly safety: PatientSafety
  readonly prescription: PrescriptionDetail
  readonly check: SafetyComparison
  readonly unanswered: boolean
  /** Absent where it cannot be dispensed now. */
  readonly dispense:
    { readonly supply: Supply; readonly soon: 'before-its-day' | 'same-day' | undefined } | undefined
  /** What the law does not allow for its schedule. */
  readonly unlawful: Unlawful | undefined
  readonly substitutes: readonly Substitute[]
  /** What of the same patient is due as well. */
  readonly next: { readonly id: string; readonly count: number } | undefined
  readonly reverseHref: ((dispensingId: string) => string) | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Dispensing one prescription: what is to be checked stands beside what is recorded. */
export function DispensingPage(props: DispensingPageProps): ReactElement {
  const { shell, time, today, safety, prescription, check, dispense, next, typed, errors } = props
  const { say } = shell.words
  const { id, order } = prescription
  const form = { id, csrfToken: shell.csrfToken, typed, errors }
  return (
    <Layout
      shell={shell}
      title={say('pharmacy.dispensing.title')}
      wide
      patient={{ identity: safety.identity, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={order.medication}
        caption={say('pharmacy.dispensing.title')}
        lead={next !== undefined && say('pharmacy.dispensing.next', { count: next.count })}
        back={{ href: paths.prescriptions(), label: say('pharmacy.dispensing.back') }}
      />
      <PrescriptionWarnings prescription={prescription} check={check} />
      <Columns
        sideFirst
        main={
          dispense === undefined ? (
            <>
              {props.unlawful === undefined ? (
                <p className="mg-muted">{whatNow(shell.words, prescription, today)}</p>
              ) : (
                <ByLaw unlawful={props.unlawful} />
              )}
              <SoFar {...props} />
            </>
          ) : (
            <>
              <DispenseForm
                {...form}
                quantity={dispense.supply.quantity}
                owed={dispense.supply.owed}
                which={whichText(shell.words, dispense.supply)}
                asksForReason={props.unanswered}
                today={today}
                soon={dispense.soon}
                dueOn={dispense.supply.dueOn}
                substitutes={props.substitutes}
                next={next?.id}
              />
              <NotDispensedForm {...form} />
              <SoFar {...props} />
            </>
          )
        }
        side={
          <>
            <Card heading={say('pharmacy.dispensing.check')}>
              <OrderSummary prescription={prescription} time={time} />
            </Card>
            <TakenMedicines takes={safety.takes} except={id} />
          </>
        }
      />
    </Layout>
  )
}

/** What was handed over of it, and why nothing was when somebody came. */
function SoFar({ shell, time, prescription, reverseHref }: DispensingPageProps): ReactElement {
  const { dispensings, notDispensed } = prescription
  return (
    <Card heading={shell.words.say('pharmacy.dispensing.so-far')}>
      <DispensingList dispensings={dispensings} time={time} reverseHref={reverseHref} />
      <NotDispensedList entries={notDispensed} time={time} />
    </Card>
  )
}
