import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { ClinicalPage, differingRows, Overtaken, type ClinicalFormProps } from './clinical-page.tsx'

const labels = { medicalHistory: 'Medical history', allergies: 'Notes on allergies' } as const

/** Writes the medical history, and the free notes on allergies. */
export function HistoryFormPage(
  props: ClinicalFormProps & {
    recorded: Readonly<Record<string, string>>
    version: string
    overtaken: boolean
  },
): ReactElement {
  const { shell, typed, errors, action, back, recorded, version, overtaken } = props
  return (
    <ClinicalPage
      {...props}
      heading="Medical history"
      back={{ href: back, label: 'Back to the chart' }}
      lead="What stood here before is kept in the audit log."
    >
      {overtaken && <Overtaken rows={differingRows(labels, recorded, typed)} />}
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <TextArea
          name="medicalHistory"
          label={labels.medicalHistory}
          value={typed['medicalHistory']}
          errors={errors}
          rows={12}
          required={false}
        />
        <TextArea
          name="allergies"
          label={labels.allergies}
          hint="One on each line. Allergies themselves belong on the list of allergies"
          value={typed['allergies']}
          errors={errors}
          rows={4}
          required={false}
        />
        <ButtonGroup>
          <Button>Save</Button>
          <a className="nhsuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
