import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { ClinicalPage, Overtaken, type ClinicalFormProps } from '../clinical/clinical-page.tsx'
import { CommentField, MarkField, ReportFields, type ReportFieldsProps } from './report-fields.tsx'
import { resultRows, statedOf } from './result-rows.ts'
import type { ShownResult } from './result.ts'

/** Corrects one result: what was found, when, by whom, and what is said beside it. */
export function ResultCorrectionPage(
  props: ClinicalFormProps &
    Pick<ReportFieldsProps, 'which'> & {
      result: ShownResult
      version: string
      /** Somebody else has changed it since the form was filled. */
      overtaken: boolean
    },
): ReactElement {
  const { shell, time, typed, errors, action, back, result, version, overtaken } = props
  const { say } = shell.words
  const text = { errors, required: false } as const
  return (
    <ClinicalPage
      {...props}
      heading={say('results.correct-heading')}
      back={{ href: back, label: say('results.back-to-one') }}
      lead={say('results.correct-lead')}
      wide
    >
      {overtaken && <Overtaken rows={resultRows(shell.words, statedOf(result), time)} />}
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <TextField
          name="test"
          label={say('results.field.test')}
          value={typed['test']}
          errors={errors}
          required
        />
        <TextArea
          name="value"
          label={say('results.field.value')}
          hint={say('results.field.value-hint')}
          value={typed['value']}
          errors={errors}
          rows={result.sort === 'text' ? 4 : 1}
          required={false}
        />
        <TextField name="unit" label={say('results.field.unit')} value={typed['unit']} {...text} width={10} />
        <TextField
          name="range"
          label={say('results.field.range')}
          hint={say('results.field.range-hint')}
          value={typed['range']}
          {...text}
          width={20}
        />
        <MarkField name="mark" label={say('results.field.mark')} typed={typed} errors={errors} />
        <ReportFields {...props} />
        <CommentField typed={typed} errors={errors} />
        <TextArea
          name="reason"
          label={say('results.correct-why')}
          value={typed['reason']}
          errors={errors}
          rows={2}
          required
        />
        <ButtonGroup>
          <Button>{say('results.correct-save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('results.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
