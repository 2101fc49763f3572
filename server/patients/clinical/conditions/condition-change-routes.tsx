import { ConditionFormPage } from '../../../../views/patients/clinical/condition-form-page.tsx'
import type { ConditionEntry } from '../../../../views/patients/clinical/condition.ts'
import { StateFormPage } from '../../../../views/patients/clinical/state-form-page.tsx'
import { stateWords } from '../../../../views/patients/clinical/words.ts'
import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { formVersion } from '../../../http/forms/form-version.ts'
import { commandForm, formPage } from '../../../http/faces/operation-faces.ts'
import { pageProps } from '../../../http/faces/page-props.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { correctCondition, setConditionState } from './change-condition.ts'
import { conditionStates } from '../state-form.ts'
import { conditionToChangeQuery } from './read-condition.ts'
import { timeAsTyped } from '../typed-time.ts'

const asTyped = (condition: ConditionEntry): Readonly<Record<string, string>> => ({
  description: condition.description,
  status: condition.status,
  certainty: condition.verification,
  onset: timeAsTyped(condition.onset, condition.onsetNote),
  abatement: timeAsTyped(condition.abatement, condition.abatementNote),
  note: condition.note ?? '',
})

/** Correcting a condition, and changing its state. */
export function conditionChangeRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.correctCondition.pattern,
    commandForm(services, correctCondition, {
      page: formPage(services, conditionToChangeQuery, (visit, { identity, condition }, form) => {
        const { patientId } = visit.patientAccess
        const recorded = asTyped(condition)
        return (
          <ConditionFormPage
            {...pageProps(services, visit)}
            identity={identity}
            typed={{ ...recorded, ...form.typed }}
            errors={form.errors}
            action={paths.correctCondition(patientId, condition.id)}
            back={paths.conditions(patientId)}
            correcting={{ recorded, ...formVersion(form, condition.version) }}
          />
        )
      }),
      done: ({ proof }, changed, { conditionId }) => ({
        to: paths.condition(proof.patientId, conditionId),
        notice: said(changed ? 'patients.notice.condition-corrected' : 'patients.notice.nothing-changed'),
      }),
    }),
  )

  routes.form(
    paths.conditionState.pattern,
    commandForm(services, setConditionState, {
      page: formPage(services, conditionToChangeQuery, (visit, { identity, condition }, form) => {
        const { patientId } = visit.patientAccess
        return (
          <StateFormPage
            {...pageProps(services, visit)}
            {...form}
            {...formVersion(form, condition.version)}
            identity={identity}
            action={paths.conditionState(patientId, condition.id)}
            back={paths.condition(patientId, condition.id)}
            name={condition.description}
            noun="condition"
            states={conditionStates}
            now={stateWords(visit.shell.words, condition)}
            asksForEnd
          />
        )
      }),
      done: ({ proof }, changed, { conditionId }) => ({
        to: paths.condition(proof.patientId, conditionId),
        notice: said(changed ? 'patients.notice.state-changed' : 'patients.notice.nothing-changed'),
      }),
    }),
  )
}
