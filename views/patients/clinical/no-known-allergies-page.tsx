import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import type { Allergies } from './allergy.ts'
import { ClinicalPage, type ClinicalFormProps } from './clinical-page.tsx'

const scopes = [
  { value: 'any', label: 'No known allergies of any kind' },
  { value: 'medication', label: 'No known allergies to medicines' },
  { value: 'food', label: 'No known food allergies' },
  { value: 'environment', label: 'No known environmental allergies' },
  { value: 'biologic', label: 'No known allergies to vaccines and other biologic products' },
  { value: 'substance', label: 'No known allergy to one substance', hint: 'Name it below' },
]

/** States that somebody was asked, and that there are no known allergies. */
export function NoKnownAllergiesPage(props: ClinicalFormProps & { allergies: Allergies }): ReactElement {
  const { shell, typed, errors, action, back } = props
  return (
    <ClinicalPage
      {...props}
      heading="No known allergies"
      back={{ href: back, label: 'Back to the allergies' }}
      lead="Record it when you have asked. It stands with your name and the date, and ends when an allergy is added."
    >
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <RadioGroup
          name="scope"
          label="What the patient or their relatives say"
          value={typed['scope'] ?? 'any'}
          choices={scopes}
          errors={errors}
          required
        />
        <TextField
          name="substance"
          label="Substance"
          value={typed['substance']}
          errors={errors}
          required={false}
        />
        <TextArea
          name="note"
          label="Note"
          hint="For example who was asked"
          value={typed['note']}
          errors={errors}
          rows={2}
          required={false}
        />
        <ButtonGroup>
          <Button>Record the statement</Button>
          <a className="nhsuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
