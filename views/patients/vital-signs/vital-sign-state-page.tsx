import type { ReactElement } from 'react'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { ClinicalPage, type ClinicalFormProps } from '../clinical/clinical-page.tsx'
import { vitalSignRows } from './vital-sign-rows.ts'
import type { VitalSign } from './vital-sign.ts'

const states = ['final', 'entered-in-error'] as const

/** Says that a vital sign was entered in error, or takes that back. */
export function VitalSignStatePage(
  props: ClinicalFormProps & { vitalSign: VitalSign; version: string; overtaken: boolean },
): ReactElement {
  const { shell, time, typed, errors, action, back, vitalSign, version, overtaken } = props
  const { say } = shell.words
  const now = states.find((state) => state === vitalSign.status) ?? 'final'
  return (
    <ClinicalPage
      {...props}
      heading={say('vital-signs.state-heading')}
      back={{ href: back, label: say('vital-signs.back-to-one') }}
    >
      {overtaken && (
        <AlertCallout
          tone="warning"
          heading={say('vital-signs.state-now', { state: say(`vital-signs.state.${now}`) })}
        >
          <p>{say('vital-signs.state-overtaken')}</p>
        </AlertCallout>
      )}
      <SummaryList
        rows={vitalSignRows(
          shell.words,
          vitalSign.kind,
          { ...vitalSign, takenAt: vitalSign.takenAt.toISOString() },
          time,
        )}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <RadioGroup
          name="state"
          label={say('vital-signs.state')}
          value={typed['state'] ?? (now === 'final' ? 'entered-in-error' : 'final')}
          choices={states.map((value) => ({ value, label: say(`vital-signs.state.${value}`) }))}
          errors={errors}
          required
        />
        <TextArea
          name="reason"
          label={say('vital-signs.state-why')}
          value={typed['reason']}
          errors={errors}
          rows={3}
          required
        />
        <ButtonGroup>
          <Button>{say('vital-signs.state-save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('vital-signs.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
