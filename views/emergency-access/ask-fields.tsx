import type { ReactElement } from 'react'
import { CodeField } from '../components/fields/code-field.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import type { Choice } from '../components/fields/select-field.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { useWords } from '../use-words.ts'

export type AskFieldsProps = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly choices: readonly Choice[]
  readonly codeLabel: string
  readonly reasonLabel: string
  readonly reasonHint: string
  /** Whether the last code is too old, so that one is asked for here. */
  readonly asksForCode: boolean
}

/** What emergency access asks for, and nothing more: this is filled in by somebody in a hurry. */
export function AskFields(props: AskFieldsProps): ReactElement {
  const { say } = useWords()

  const { typed, errors, choices, codeLabel, reasonLabel, reasonHint, asksForCode } = props
  return (
    <>
      <RadioGroup
        name="reasonCode"
        label={codeLabel}
        value={typed['reasonCode']}
        choices={choices}
        errors={errors}
        required
      />
      <TextArea
        name="reason"
        label={reasonLabel}
        hint={reasonHint}
        value={typed['reason']}
        errors={errors}
        rows={3}
        required
      />
      <TextField
        name="accessCode"
        label={say('emergency-access.ask-fields.access-code')}
        hint={say('emergency-access.ask-fields.code-given-emergencies-counts')}
        errors={errors}
        width={20}
        required
      />
      {asksForCode && (
        <CodeField
          name="code"
          label={say('emergency-access.ask-fields.time-code')}
          hint={say('emergency-access.ask-fields.six-digits-authenticator-app')}
          errors={errors}
          required
        />
      )}
    </>
  )
}
