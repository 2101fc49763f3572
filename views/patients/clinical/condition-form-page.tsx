import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { ClinicalPage, differingRows, Overtaken, type ClinicalFormProps } from './clinical-page.tsx'

const labels = {
  description: 'Condition',
  status: 'Status',
  certainty: 'How certain it is',
  onset: 'When it began',
  abatement: 'When it ended',
  note: 'Note',
} as const

const statuses = [
  { value: 'active', label: 'Active' },
  { value: 'recurrence', label: 'Recurrence: it has come back' },
  { value: 'relapse', label: 'Relapse: it has become worse again' },
  { value: 'remission', label: 'Remission' },
  { value: 'inactive', label: 'Inactive' },
  { value: 'resolved', label: 'Resolved' },
  { value: 'unknown', label: 'Not stated' },
]

const certainties = [
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'provisional', label: 'Provisional' },
  { value: 'differential', label: 'One of several possible diagnoses' },
  { value: 'unconfirmed', label: 'Unconfirmed' },
  { value: 'unknown', label: 'Not stated' },
]

const timeHint = 'As far as it is known: 2015, 2015-03, 2015-03-27, age 9, or in words'

/** Adds a condition, or corrects one. */
export function ConditionFormPage(
  props: ClinicalFormProps & {
    /** Set where an entry is corrected: what it says now, and its version. */
    correcting?:
      { recorded: Readonly<Record<string, string>>; version: string; overtaken: boolean } | undefined
  },
): ReactElement {
  const { shell, typed, errors, action, back, correcting } = props
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={
        correcting === undefined
          ? say('patients.condition-form.add-condition')
          : say('patients.condition-form.correct-condition')
      }
      back={{ href: back, label: say('patients.condition-form.back-conditions') }}
      lead={correcting === undefined ? undefined : say('patients.condition-form.said-before-kept-history')}
    >
      {correcting?.overtaken === true && (
        <Overtaken rows={differingRows(labels, correcting.recorded, typed)} />
      )}
      <PostForm
        action={action}
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={correcting === undefined ? {} : { version: correcting.version }}
      >
        <TextField
          name="description"
          label={labels.description}
          value={typed['description']}
          errors={errors}
          spellCheck
          required
        />
        <SelectField
          name="status"
          label={labels.status}
          value={typed['status'] ?? 'active'}
          choices={statuses}
          errors={errors}
          required
        />
        <SelectField
          name="certainty"
          label={labels.certainty}
          value={typed['certainty'] ?? 'unknown'}
          choices={certainties}
          errors={errors}
          required
        />
        <TextField
          name="onset"
          label={labels.onset}
          hint={timeHint}
          value={typed['onset']}
          errors={errors}
          required={false}
        />
        <TextField
          name="abatement"
          label={labels.abatement}
          hint={say('patients.condition-form.only-condition-over')}
          value={typed['abatement']}
          errors={errors}
          required={false}
        />
        <TextArea
          name="note"
          label={labels.note}
          value={typed['note']}
          errors={errors}
          rows={3}
          required={false}
        />
        <ButtonGroup>
          <Button>
            {correcting === undefined
              ? say('patients.condition-form.add-condition-2')
              : say('patients.condition-form.save-correction')}
          </Button>
          <a className="nhsuk-link" href={back}>
            {say('patients.condition-form.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
