import type { ReactElement } from 'react'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { ClinicalPage, type ClinicalFormProps } from './clinical-page.tsx'

const words: Readonly<Record<string, { label: string; hint?: string }>> = {
  active: { label: 'Active', hint: 'It holds now' },
  recurrence: { label: 'Recurrence', hint: 'It has come back' },
  relapse: { label: 'Relapse', hint: 'It has become worse again' },
  remission: { label: 'Remission' },
  inactive: { label: 'Inactive', hint: 'It is not at work now, and could come back' },
  resolved: { label: 'Resolved', hint: 'It is over' },
  refuted: { label: 'Refuted', hint: 'It was looked into and is not the case' },
  'entered-in-error': { label: 'Entered in error', hint: 'It should not stand in this record' },
}

/** Resolves an entry, re-opens it, or says that it is not the case or was an error. */
export function StateFormPage(
  props: ClinicalFormProps & {
    /** What the entry is called. */
    name: string
    /** What it is: "allergy", "condition". */
    noun: string
    states: readonly string[]
    version: string
    /** The state in words, as the record has it now. */
    now: string
    overtaken: boolean
    /** Whether the form asks when it ended. */
    asksForEnd: boolean
  },
): ReactElement {
  const { shell, typed, errors, action, back, name, noun, states, version, now, overtaken } = props
  return (
    <ClinicalPage
      {...props}
      heading={`Change the state of the ${noun}`}
      back={{ href: back, label: `Back to the ${noun}` }}
      lead={`${name}: ${now}`}
    >
      {overtaken && (
        <AlertCallout tone="warning" heading={`The record now says: ${now}`}>
          <p>Somebody else has changed it. Nothing of yours is saved yet: compare, then save again.</p>
        </AlertCallout>
      )}
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <RadioGroup
          name="state"
          label="New state"
          value={typed['state']}
          choices={states.map((state) => ({ value: state, label: state, ...words[state] }))}
          errors={errors}
          required
        />
        {props.asksForEnd && (
          <TextField
            name="ended"
            label="When it ended"
            hint="As far as it is known: 2015, 2015-03, 2015-03-27, age 9, or in words"
            value={typed['ended']}
            errors={errors}
            required={false}
          />
        )}
        <TextArea
          name="reason"
          label="Why"
          hint="Needed where it is refuted or was entered in error"
          value={typed['reason']}
          errors={errors}
          rows={3}
          required={false}
        />
        <ButtonGroup>
          <Button>Save the new state</Button>
          <a className="nhsuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
