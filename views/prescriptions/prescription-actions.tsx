import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CodeField } from '../components/fields/code-field.tsx'
import { Details } from '../components/details.tsx'
import { errorFor, type FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { dayText } from '../words/calendar-date.ts'
import { useWords } from '../use-words.ts'
import type { Substitute } from './handover.ts'
import { HandoverFields } from './handover-fields.tsx'
import { notDispensedChoices } from './not-dispensed-reasons.ts'

type Typed = Readonly<Record<string, string>>

/** What every form about one prescription is told. */
type FormProps = {
  readonly id: string
  readonly csrfToken: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Asks why it goes on against an allergy, or another medicine, that nobody has answered for yet. */
function OverrideField({ typed, errors }: Pick<FormProps, 'typed' | 'errors'>): ReactElement {
  const { say } = useWords()
  return (
    <TextArea
      name="overrideReason"
      label={say('prescriptions.override.label')}
      hint={say('prescriptions.override.hint-later')}
      value={typed['overrideReason']}
      rows={2}
      errors={errors}
      required
    />
  )
}

/** Signs what stands on the page: `shown` is the hash of it. */
export function SignForm(props: FormProps & { shown: string; asksForReason: boolean }): ReactElement {
  const { say } = useWords()

  const { id, csrfToken, typed, errors, shown, asksForReason } = props
  return (
    <Card heading={say('prescriptions.prescription-actions.sign')} id="sign">
      <PostForm action={paths.signPrescription(id)} csrfToken={csrfToken} hidden={{ shown }}>
        <p>{say('prescriptions.prescription-actions.sign-exactly-stands-page')}</p>
        {asksForReason && <OverrideField typed={typed} errors={errors} />}
        <CodeField
          name="code"
          label={say('prescriptions.prescription-actions.time-code')}
          hint={say('prescriptions.prescription-actions.six-digits-authenticator-app')}
          errors={errors}
          required
        />
        <Button>{say('prescriptions.prescription-actions.sign-prescription')}</Button>
      </PostForm>
    </Card>
  )
}

export type DispenseFormProps = FormProps & {
  /** Of one supply, and what of it is still owed. */
  readonly quantity: number
  readonly owed: number
  readonly asksForReason: boolean
  /** Why a reason is asked for, and the day from which it is due. */
  readonly soon: 'before-its-day' | 'same-day' | undefined
  readonly dueOn: string | undefined
  /** The facility’s date, YYYY-MM-DD. */
  readonly today: string
  /** Which dispensing this would be: "2 of 3". */
  readonly which: string
  /** What may be handed over for the product that was prescribed. */
  readonly substitutes: readonly Substitute[]
  /** The prescription of the same patient to go on with. */
  readonly next?: string | undefined
}

/** Records that the medicine was handed over. */
export function DispenseForm(props: DispenseFormProps): ReactElement {
  const words = useWords()
  const { say } = words

  const { id, csrfToken, typed, errors, quantity, owed, which, soon, dueOn, asksForReason, next } = props
  return (
    <Card heading={say('prescriptions.prescription-actions.dispense')} id="dispense">
      <PostForm
        action={paths.dispensePrescription(id)}
        csrfToken={csrfToken}
        hidden={next === undefined ? {} : { next }}
      >
        <p>
          Dispensing <strong>{which}</strong>. Record it when the medicine is handed over.
        </p>
        <TextField
          name="quantity"
          label={say('prescriptions.prescription-actions.quantity-handed-over')}
          hint={
            owed === quantity ? `${owed} or less` : `${owed} or less: so much of ${quantity} is still owed`
          }
          value={typed['quantity'] ?? String(owed)}
          inputMode="numeric"
          width={5}
          errors={errors}
          required
        />
        {asksForReason && <OverrideField typed={typed} errors={errors} />}
        {soon !== undefined && (
          <TextArea
            name="earlyReason"
            label={say(
              soon === 'same-day'
                ? 'prescriptions.prescription-actions.why-again-today'
                : 'prescriptions.prescription-actions.why-before-day',
            )}
            hint={
              dueOn === undefined
                ? say('prescriptions.prescription-actions.handed-over-today')
                : say('prescriptions.prescription-actions.next-supply-due', { early: dayText(words, dueOn) })
            }
            value={typed['earlyReason']}
            rows={2}
            errors={errors}
            required
          />
        )}
        <HandoverFields typed={typed} errors={errors} today={props.today} substitutes={props.substitutes} />
        <Button>{say('prescriptions.prescription-actions.record-dispensing')}</Button>
      </PostForm>
    </Card>
  )
}

/** Records why nothing was handed over; unfolded only by anyone who needs it. */
export function NotDispensedForm(props: FormProps): ReactElement {
  const { say } = useWords()

  const { id, csrfToken, typed, errors } = props
  const wrong = ['notDispensedReason', 'notDispensedNote'].some(
    (field) => errorFor(errors, field) !== undefined,
  )
  return (
    <Details
      summary={say('prescriptions.prescription-actions.not-dispensed')}
      open={wrong}
      form={paths.notDispensed(id)}
    >
      <PostForm action={paths.notDispensed(id)} csrfToken={csrfToken}>
        <SelectField
          name="notDispensedReason"
          label={say('prescriptions.prescription-actions.why')}
          emptyLabel={say('prescriptions.prescription-actions.choose-reason')}
          value={typed['notDispensedReason']}
          choices={notDispensedChoices}
          errors={errors}
          required
        />
        <TextArea
          name="notDispensedNote"
          label={say('prescriptions.prescription-actions.note')}
          hint={say('prescriptions.prescription-actions.prescriber-colleagues')}
          value={typed['notDispensedNote']}
          rows={2}
          errors={errors}
          required={false}
        />
        <Button variant="secondary">{say('prescriptions.prescription-actions.record-it')}</Button>
      </PostForm>
    </Details>
  )
}

/** Cancels a prescription; unfolded only by anyone who needs it. */
export function CancelForm(props: FormProps): ReactElement {
  const { say } = useWords()

  const { id, csrfToken, typed, errors } = props
  return (
    <Details
      summary={say('prescriptions.prescription-actions.cancel-prescription')}
      open={errorFor(errors, 'reason') !== undefined}
      form={paths.cancelPrescription(id)}
    >
      <PostForm action={paths.cancelPrescription(id)} csrfToken={csrfToken}>
        <TextArea
          name="reason"
          label={say('prescriptions.prescription-actions.reason')}
          hint={say('prescriptions.prescription-actions.kept-prescription')}
          value={typed['reason']}
          rows={3}
          errors={errors}
          required
        />
        <Button variant="warning">{say('prescriptions.prescription-actions.cancel-prescription-2')}</Button>
      </PostForm>
    </Details>
  )
}
