import type { ReactElement } from 'react'
import { measures } from '../../../server/vital-kinds.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { MomentField } from '../../components/fields/moment-field.tsx'
import type { Choice } from '../../components/fields/select-field.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { ClinicalPage, Overtaken, type ClinicalFormProps } from '../clinical/clinical-page.tsx'
import { ReasonAfterDeathField } from '../demographics/reason-after-death-field.tsx'
import { HowField, NumberField } from './vital-fields.tsx'
import { vitalSignRows } from './vital-sign-rows.ts'
import type { VitalSign } from './vital-sign.ts'

/** Corrects one vital sign: its number, when and how it was measured, its note. */
export function VitalSignCorrectionPage(
  props: ClinicalFormProps & {
    vitalSign: VitalSign
    which: readonly Choice[]
    version: string
    /** Somebody else has changed it since the form was filled. */
    overtaken: boolean
  },
): ReactElement {
  const { shell, time, identity, typed, errors, which, action, back, vitalSign, version, overtaken } = props
  const { say } = shell.words
  const { kind } = vitalSign
  const { unit } = measures[kind]
  const stated = { ...vitalSign, takenAt: vitalSign.takenAt.toISOString() }
  return (
    <ClinicalPage
      {...props}
      heading={say('vital-signs.correct-heading')}
      back={{ href: back, label: say('vital-signs.back-to-one') }}
      lead={say('vital-signs.correct-lead')}
    >
      {overtaken && <Overtaken rows={vitalSignRows(shell.words, kind, stated, time)} />}
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version, kind }}>
        <NumberField
          name="value"
          label={say(
            kind === 'blood-pressure'
              ? 'vital-signs.systolic'
              : kind === 'pain'
                ? 'vital-signs.pain-label'
                : `vital-signs.kind.${kind}`,
          )}
          {...{ unit, typed, errors }}
          required
        />
        {kind === 'blood-pressure' && (
          <NumberField
            name="diastolic"
            label={say('vital-signs.diastolic')}
            {...{ unit, typed, errors }}
            required
          />
        )}
        <HowField kind={kind} name="how" typed={typed} errors={errors} />
        <MomentField
          name="takenAt"
          label={say('vital-signs.when')}
          typed={typed}
          which={which}
          errors={errors}
          required
        />
        <ReasonAfterDeathField identity={identity} typed={typed} errors={errors} />
        <TextField
          name="note"
          label={say('vital-signs.note')}
          value={typed['note']}
          errors={errors}
          spellCheck
          required={false}
        />
        <ButtonGroup>
          <Button>{say('vital-signs.correct-save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('vital-signs.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}
