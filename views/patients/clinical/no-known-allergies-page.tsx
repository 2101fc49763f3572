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
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={say('patients.no-known-allergies.no-known-allergies')}
      back={{ href: back, label: say('patients.no-known-allergies.back-allergies') }}
      lead={say('patients.no-known-allergies.record-when-asked-stands')}
    >
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <RadioGroup
          name="scope"
          label={say('patients.no-known-allergies.patient-relatives-say')}
          value={typed['scope'] ?? 'any'}
          choices={scopes}
          errors={errors}
          required
        />
        <TextField
          name="substance"
          label={say('patients.no-known-allergies.substance')}
          value={typed['substance']}
          errors={errors}
          required={false}
        />
        <TextArea
          name="note"
          label={say('patients.no-known-allergies.note')}
          hint={say('patients.no-known-allergies.example-asked')}
          value={typed['note']}
          errors={errors}
          rows={2}
          required={false}
        />
        <ButtonGroup>
          <Button>{say('patients.no-known-allergies.record-statement')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('patients.no-known-allergies.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
