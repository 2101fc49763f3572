import type { ReactElement } from 'react'
import { measures, vitalKinds, type VitalKind } from '../../../server/vital-kinds.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { MomentField } from '../../components/fields/moment-field.tsx'
import type { Choice } from '../../components/fields/select-field.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { ClinicalPage, type ClinicalFormProps } from '../clinical/clinical-page.tsx'
import { ReasonAfterDeathField } from '../demographics/reason-after-death-field.tsx'
import { HowField, NumberField } from './vital-fields.tsx'
import { measuredText } from './vital-sign-text.ts'
import type { LatestVitals } from './vital-sign.ts'

export type VitalSignsFormPageProps = ClinicalFormProps & {
  /** What was measured last. */
  readonly latest: LatestVitals
  /** The moments that the time can mean, where they are two. */
  readonly which: readonly Choice[]
}

/** The field of a kind, as the form calls it. */
const fieldOf = (kind: VitalKind): string =>
  kind.replaceAll(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase())

/** Records what was measured at one time: a row of numbers, each of which may be left empty. */
export function VitalSignsFormPage(props: VitalSignsFormPageProps): ReactElement {
  const { shell, identity, typed, errors, which, action, back } = props
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={say('vital-signs.record')}
      back={{ href: back, label: say('patients.back-to-chart') }}
      lead={say('vital-signs.form-lead')}
      wide
    >
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <MomentField
          name="takenAt"
          label={say('vital-signs.when')}
          typed={typed}
          which={which}
          errors={errors}
          required
        />
        <ReasonAfterDeathField identity={identity} typed={typed} errors={errors} />
        <div className="mg-vital-fields">
          {vitalKinds.map((kind) => (
            <KindFields key={kind} kind={kind} {...props} />
          ))}
        </div>
        <TextField
          name="note"
          label={say('vital-signs.note')}
          value={typed['note']}
          errors={errors}
          spellCheck
          required={false}
        />
        <ButtonGroup>
          <Button>{say('vital-signs.save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('vital-signs.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}

function KindFields(props: VitalSignsFormPageProps & { kind: VitalKind }): ReactElement {
  const { kind, shell, time, latest, typed, errors } = props
  const { say } = shell.words
  const last = latest.find(([newest]) => newest.kind === kind)?.[0]
  const hint =
    last && say('vital-signs.last', { value: measuredText(shell.words, last), date: time.date(last.takenAt) })
  const { unit } = measures[kind]
  const field = fieldOf(kind)
  return (
    <div className="mg-vital-fields__kind">
      {kind === 'blood-pressure' ? (
        <>
          <NumberField
            name="systolic"
            label={say('vital-signs.systolic')}
            {...{ unit, hint, typed, errors }}
          />
          <NumberField name="diastolic" label={say('vital-signs.diastolic')} {...{ unit, typed, errors }} />
        </>
      ) : (
        <NumberField
          name={field}
          label={say(kind === 'pain' ? 'vital-signs.pain-label' : `vital-signs.kind.${kind}`)}
          {...{ unit, hint, typed, errors }}
        />
      )}
      <HowField kind={kind} name={`${field}How`} typed={typed} errors={errors} />
    </div>
  )
}
