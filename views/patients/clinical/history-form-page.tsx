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
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={say('patients.history-form.medical-history')}
      back={{ href: back, label: say('patients.history-form.back-chart') }}
      lead={say('patients.history-form.stood-here-before-kept')}
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
          hint={say('patients.history-form.line-allergies-themselves-belong')}
          value={typed['allergies']}
          errors={errors}
          rows={4}
          required={false}
        />
        <ButtonGroup>
          <Button>{say('patients.history-form.save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('patients.history-form.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
