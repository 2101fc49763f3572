import type { ReactElement } from 'react'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { ClinicalPage, type ClinicalFormProps } from '../clinical/clinical-page.tsx'
import { resultRows, statedOf } from './result-rows.ts'
import type { ShownResult } from './result.ts'

const states = ['final', 'entered-in-error'] as const

/** Says that a result was entered in error, or takes that back. */
export function ResultStatePage(
  props: ClinicalFormProps & { result: ShownResult; version: string; overtaken: boolean },
): ReactElement {
  const { shell, time, typed, errors, action, back, result, version, overtaken } = props
  const { say } = shell.words
  const now = result.status === 'entered-in-error' ? 'entered-in-error' : 'final'
  return (
    <ClinicalPage
      {...props}
      heading={say('results.state-heading')}
      back={{ href: back, label: say('results.back-to-one') }}
    >
      {overtaken && (
        <AlertCallout
          tone="warning"
          heading={say('results.state-now', { state: say(`results.state.${now}`) })}
        >
          <p>{say('results.state-overtaken')}</p>
        </AlertCallout>
      )}
      <SummaryList rows={resultRows(shell.words, statedOf(result), time)} />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <RadioGroup
          name="state"
          label={say('results.state')}
          value={typed['state'] ?? (now === 'final' ? 'entered-in-error' : 'final')}
          choices={states.map((value) => ({ value, label: say(`results.state.${value}`) }))}
          errors={errors}
          required
        />
        <TextArea
          name="reason"
          label={say('results.state-why')}
          value={typed['reason']}
          errors={errors}
          rows={3}
          required
        />
        <ButtonGroup>
          <Button>{say('results.state-save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('results.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
