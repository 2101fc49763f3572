import type { ReactElement } from 'react'
import type { FieldError } from '../../components/fields/field.ts'
import { TextField } from '../../components/fields/text-field.tsx'
import type { PatientIdentity } from '../chart.ts'
import { useWords } from '../../use-words.ts'

/** Why something is written about a time after the patient's death; only of the dead it is asked. */
export function ReasonAfterDeathField(props: {
  identity: PatientIdentity
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}): ReactElement | null {
  const { say } = useWords()

  const { identity, typed, errors } = props
  return identity.death ? (
    <TextField
      name="reasonAfterDeath"
      label={say('patients.reason-after-death-field.patient-died-why-recorded')}
      hint={say('patients.reason-after-death-field.only-time-after-death')}
      value={typed['reasonAfterDeath']}
      errors={errors}
      spellCheck
      required={false}
    />
  ) : null
}
