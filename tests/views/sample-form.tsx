import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../views/components/button.tsx'
import { Checkbox } from '../../views/components/fields/checkbox.tsx'
import { CodeField } from '../../views/components/fields/code-field.tsx'
import { DateField } from '../../views/components/fields/date-field.tsx'
import { ErrorSummary } from '../../views/components/forms/error-summary.tsx'
import { PostForm } from '../../views/components/forms/form.tsx'
import { PageHeading } from '../../views/components/page-heading.tsx'
import { RadioGroup } from '../../views/components/fields/radio-group.tsx'
import { SelectField } from '../../views/components/fields/select-field.tsx'
import { TextArea } from '../../views/components/fields/text-area.tsx'
import { TextField } from '../../views/components/fields/text-field.tsx'
import { Layout, type Shell } from '../../views/layout.tsx'
import { notAsked, samplePatient, today } from './sample-patient.ts'

const errors = [
  { field: 'dose', message: 'Enter the dose, for example 500 mg' },
  { field: 'route', message: 'Choose how it is given' },
  { field: 'expiresOn', message: 'The expiry date must be after today' },
]

/** A form that came back with errors. */
export function SampleForm({ shell }: { shell: Shell }): ReactElement {
  return (
    <Layout
      shell={shell}
      title="New prescription"
      patient={{ identity: { ...samplePatient, allergies: notAsked }, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading heading="New prescription" back={{ href: '/patients/1', label: 'Back to the chart' }} />
      <PostForm
        action="/patients/1/prescriptions/new"
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={{ idempotencyKey: 'abc' }}
      >
        <SelectField
          name="medicationId"
          label="Medicine"
          emptyLabel="Choose a medicine"
          value="2"
          errors={errors}
          choices={[
            { value: '1', label: 'Amoxicillin 500 mg capsule' },
            { value: '2', label: 'Salbutamol 100 microgram inhaler' },
          ]}
        />
        <TextField
          name="dose"
          label="Dose"
          hint="With its unit"
          value=""
          width={10}
          errors={errors}
          required
        />
        <RadioGroup
          name="route"
          label="How it is given"
          errors={errors}
          inline
          choices={[
            { value: 'oral', label: 'By mouth' },
            { value: 'inhaled', label: 'Inhaled' },
            { value: 'iv', label: 'Into a vein' },
          ]}
        />
        <RadioGroup
          name="priority"
          label="When it is needed"
          value="today"
          errors={[]}
          choices={[
            { value: 'now', label: 'Now', hint: 'The pharmacy is called' },
            { value: 'today', label: 'Today' },
          ]}
        />
        <DateField name="expiresOn" label="Expires on" value="2024-01-01" errors={errors} required />
        <TextArea
          name="instructions"
          label="Instructions"
          value={'<b>Not bold</b> & "quoted"'}
          errors={errors}
          required={false}
        />
        <Checkbox
          name="substitution"
          label="Another brand may be given"
          hint="Same substance and strength"
          checked
          errors={errors}
        />
        <CodeField
          name="code"
          label="One-time code"
          hint="The six digits in your authenticator app"
          errors={errors}
        />
        <ButtonGroup>
          <Button>Save and sign</Button>
          <Button variant="secondary">Save as draft</Button>
          <Button variant="warning">Cancel prescription</Button>
          <a href="/patients/1">Back to the chart</a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
