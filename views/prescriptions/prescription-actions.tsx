import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CodeField } from '../components/code-field.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { errorFor, type FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { TextArea } from '../components/text-area.tsx'
import { TextField } from '../components/text-field.tsx'

type Typed = Readonly<Record<string, string>>

/** What every form about one prescription is told. */
type FormProps = {
  readonly id: string
  readonly csrfToken: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Signs what stands on the page: `shown` is the hash of it. */
export function SignForm(props: FormProps & { shown: string }): ReactElement {
  const { id, csrfToken, errors, shown } = props
  return (
    <Card heading="Sign" id="sign">
      <PostForm action={paths.signPrescription(id)} csrfToken={csrfToken} hidden={{ shown }}>
        <p>You sign exactly what stands on this page. After that it can be cancelled, but not changed.</p>
        <CodeField
          name="code"
          label="One-time code"
          hint="The six digits that your authenticator app shows now"
          errors={errors}
          required
        />
        <Button>Sign the prescription</Button>
      </PostForm>
    </Card>
  )
}

export type DispenseFormProps = FormProps & {
  readonly quantity: number
  /** Which dispensing this would be: "2 of 3". */
  readonly which: string
}

/** Records that the medicine was handed over. */
export function DispenseForm(props: DispenseFormProps): ReactElement {
  const { id, csrfToken, typed, errors, quantity, which } = props
  return (
    <Card heading="Dispense" id="dispense">
      <PostForm action={paths.dispensePrescription(id)} csrfToken={csrfToken}>
        <p>
          Dispensing <strong>{which}</strong>. Record it when the medicine is handed over.
        </p>
        <TextField
          name="quantity"
          label="Quantity handed over"
          hint={`${quantity} or less`}
          value={typed['quantity'] ?? String(quantity)}
          inputMode="numeric"
          width={5}
          errors={errors}
          required
        />
        <Button>Record the dispensing</Button>
      </PostForm>
    </Card>
  )
}

/** Cancels a prescription; unfolded only by who needs it. */
export function CancelForm(props: FormProps): ReactElement {
  const { id, csrfToken, typed, errors } = props
  return (
    <Disclosure summary="Cancel this prescription" open={errorFor(errors, 'reason') !== undefined}>
      <PostForm action={paths.cancelPrescription(id)} csrfToken={csrfToken}>
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
    </Disclosure>
  )
}
