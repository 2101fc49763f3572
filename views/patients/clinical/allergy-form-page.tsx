import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { ClinicalPage, differingRows, Overtaken, type ClinicalFormProps } from './clinical-page.tsx'

const labels = {
  substance: 'Substance',
  reaction: 'Reaction',
  criticality: 'How dangerous it is',
  certainty: 'How certain it is',
  category: 'Kind',
  onset: 'When it began',
  note: 'Note',
} as const

const criticalities = [
  { value: 'high', label: 'High risk', hint: 'Could be life-threatening' },
  { value: 'low', label: 'Low risk' },
  { value: 'unable-to-assess', label: 'Cannot be assessed' },
  { value: 'unknown', label: 'Not stated' },
]

const certainties = [
  { value: 'confirmed', label: 'Confirmed', hint: 'Tested, or seen by a clinician' },
  { value: 'presumed', label: 'Presumed' },
  { value: 'unconfirmed', label: 'Unconfirmed', hint: 'Told by the patient or relatives' },
  { value: 'unknown', label: 'Not stated' },
]

const categories = [
  { value: 'medication', label: 'Medicine' },
  { value: 'food', label: 'Food' },
  { value: 'environment', label: 'Environment' },
  { value: 'biologic', label: 'Vaccine or other biologic product' },
]

/** Adds an allergy, or corrects one. */
export function AllergyFormPage(
  props: ClinicalFormProps & {
    /** Set where an entry is corrected: what it says now, and its version. */
    correcting?:
      { recorded: Readonly<Record<string, string>>; version: string; overtaken: boolean } | undefined
    /** The line of the free notes from which it is made. */
    noteLine?: string | undefined
  },
): ReactElement {
  const { shell, typed, errors, action, back, correcting, noteLine } = props
  const heading = correcting === undefined ? 'Add an allergy' : 'Correct the allergy'
  return (
    <ClinicalPage
      {...props}
      heading={heading}
      back={{ href: back, label: 'Back to the allergies' }}
      lead={
        correcting === undefined
          ? 'A statement that there are no known allergies ends with it.'
          : 'What it said before is kept in its history.'
      }
    >
      {correcting?.overtaken === true && (
        <Overtaken rows={differingRows(labels, correcting.recorded, typed)} />
      )}
      <PostForm
        action={action}
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={{
          ...(correcting === undefined ? {} : { version: correcting.version }),
          ...(noteLine === undefined ? {} : { noteLine }),
        }}
      >
        <TextField
          name="substance"
          label={labels.substance}
          hint="What the patient reacts to, for example penicillin"
          value={typed['substance']}
          errors={errors}
          spellCheck
          required
        />
        <TextArea
          name="reaction"
          label={labels.reaction}
          hint="What happened, for example hives within the hour"
          value={typed['reaction']}
          errors={errors}
          rows={2}
          required={false}
        />
        <RadioGroup
          name="criticality"
          label={labels.criticality}
          value={typed['criticality'] ?? 'unknown'}
          choices={criticalities}
          errors={errors}
          required
        />
        <RadioGroup
          name="certainty"
          label={labels.certainty}
          value={typed['certainty'] ?? 'unknown'}
          choices={certainties}
          errors={errors}
          required
        />
        <SelectField
          name="category"
          label={labels.category}
          value={typed['category']}
          choices={categories}
          emptyLabel="Not stated"
          errors={errors}
          required={false}
        />
        <TextField
          name="onset"
          label={labels.onset}
          hint="As far as it is known: 2015, 2015-03, 2015-03-27, age 9, or in words"
          value={typed['onset']}
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
        {noteLine !== undefined && (
          <p className="mg-muted">
            When you save, the line it came from is removed from the notes on allergies.
          </p>
        )}
        <ButtonGroup>
          <Button>{correcting === undefined ? 'Add the allergy' : 'Save the correction'}</Button>
          <a className="nhsuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
