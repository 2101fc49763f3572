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
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={say('patients.state-form.change-state', { noun })}
      back={{ href: back, label: say('patients.state-form.back-to-the', { noun }) }}
      lead={`${name}: ${now}`}
    >
      {overtaken && (
        <AlertCallout tone="warning" heading={say('patients.state-form.record-now-says', { now })}>
          <p>{say('patients.state-form.somebody-changed-nothing-yours')}</p>
        </AlertCallout>
      )}
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <RadioGroup
          name="state"
          label={say('patients.state-form.new-state')}
          value={typed['state']}
          choices={states.map((state) => ({ value: state, label: state, ...words[state] }))}
          errors={errors}
          required
        />
        {props.asksForEnd && (
          <TextField
            name="ended"
            label={say('patients.state-form.when-ended')}
            hint={say('patients.state-form.far-known-2015-2015')}
            value={typed['ended']}
            errors={errors}
            required={false}
          />
        )}
        <TextArea
          name="reason"
          label={say('patients.state-form.why')}
          hint={say('patients.state-form.needed-refuted-entered-error')}
          value={typed['reason']}
          errors={errors}
          rows={3}
          required={false}
        />
        <ButtonGroup>
          <Button>{say('patients.state-form.save-new-state')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('patients.state-form.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
