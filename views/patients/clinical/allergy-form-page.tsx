import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { ClinicalPage, differingRows, Overtaken, type ClinicalFormProps } from './clinical-page.tsx'
import { labels, criticalities, certainties, categories } from './allergy-choices.ts'

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
  const { say } = shell.words
  const heading =
    correcting === undefined
      ? say('patients.allergy-form.add-allergy')
      : say('patients.allergy-form.correct-allergy')
  return (
    <ClinicalPage
      {...props}
      heading={heading}
      back={{ href: back, label: say('patients.allergy-form.back-allergies') }}
      lead={
        correcting === undefined
          ? say('patients.allergy-form.statement-no-known-allergies')
          : say('patients.allergy-form.said-before-kept-history')
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
          hint={say('patients.allergy-form.patient-reacts-example-penicillin')}
          value={typed['substance']}
          errors={errors}
          spellCheck
          required
        />
        <TextArea
          name="reaction"
          label={labels.reaction}
          hint={say('patients.allergy-form.happened-example-hives-within')}
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
          emptyLabel={say('patients.allergy-form.not-stated')}
          errors={errors}
          required={false}
        />
        <TextField
          name="onset"
          label={labels.onset}
          hint={say('patients.allergy-form.far-known-2015-2015')}
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
          <p className="mg-muted">{say('patients.allergy-form.when-save-line-came')}</p>
        )}
        <ButtonGroup>
          <Button>
            {correcting === undefined
              ? say('patients.allergy-form.add-allergy-2')
              : say('patients.allergy-form.save-correction')}
          </Button>
          <a className="nhsuk-link" href={back}>
            {say('patients.allergy-form.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
