import { readCondition, readConditionHistory, type EntryRow } from '../../../models/queries/clinical-lists.ts'
import type { ConditionRow } from '../../../models/queries/clinical-entries.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { ConditionFormPage } from '../../../views/patients/clinical/condition-form-page.tsx'
import type { ConditionEntry } from '../../../views/patients/clinical/condition.ts'
import { ConditionsPage } from '../../../views/patients/clinical/conditions-page.tsx'
import { EntryPage } from '../../../views/patients/clinical/entry-page.tsx'
import { conditionRows } from '../../../views/patients/clinical/entry-rows.ts'
import { StateFormPage } from '../../../views/patients/clinical/state-form-page.tsx'
import { statusWords, verificationWords } from '../../../views/patients/clinical/words.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { queryPage } from '../../http/operation-faces.ts'
import {
  patientForm,
  patientRoute,
  type PatientRequest,
  type PatientVisit,
} from '../../http/patient-route.ts'
import { idIn } from '../../http/id-in.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { openPatientIdentity, openWithIdentity, type ReadWithIdentity } from '../open-identity.ts'
import { conditionSchema, conditionStates, stateSchema } from './entry-form.ts'
import { conditionsQuery } from './list-conditions.ts'
import { conditionsShown } from './conditions-shown.ts'
import { openCondition } from './open-entries.ts'
import { openVersions } from './open-versions.ts'
import { timeAsTyped } from './typed-time.ts'
import { correctCondition, recordCondition, setConditionState } from './write-condition.ts'
import { said } from '../../../views/words/said.ts'

const todayOf = ({ req }: PatientVisit) => req.context.circumstances.local.date
const conditionIn = (request: Pick<PatientRequest, 'req'>) => idIn(request, 'conditionId')

const asTyped = (condition: ConditionEntry): Readonly<Record<string, string>> => ({
  description: condition.description,
  status: condition.status,
  certainty: condition.verification,
  onset: timeAsTyped(condition.onset, condition.onsetNote),
  abatement: timeAsTyped(condition.abatement, condition.abatementNote),
  note: condition.note ?? '',
})

const stateOf = ({ status, verification }: ConditionEntry) =>
  verification === 'refuted' || verification === 'entered-in-error'
    ? verificationWords(verification)
    : statusWords(status)

/** A patient's conditions: reading all of them, and writing them down. */
export function conditionRoutes(routes: RouteTable, services: Services): void {
  const clock = { now: () => services.clock.now(), timeZone: services.time.timeZone }
  const schema = conditionSchema(clock)

  /** The entry of the address, opened from what `read` brings. */
  const openFrom = async <Row extends EntryRow<ConditionRow>>(
    { receipt, admission }: PatientVisit,
    read: ReadWithIdentity<Row>,
  ) => {
    const { identity, row, key } = await openWithIdentity(services, receipt, admission.patientId, read)
    if (row.entry_row === null) {
      throw new NotFoundError()
    }
    return { identity, row, key, condition: openCondition(receipt, key, row.entry_row) }
  }

  const openEntry = async (visit: PatientVisit) => {
    const id = conditionIn(visit)
    const { identity, condition } = await openFrom(visit, (prepared, patient) =>
      readCondition(prepared, patient, id),
    )
    return { identity, condition, id }
  }

  const rowsOf = (content: Readonly<Record<string, string | null>>) => conditionRows(content, services.time)

  const page = (visit: PatientVisit) => ({ shell: visit.shell, time: services.time, today: todayOf(visit) })

  routes.get(
    paths.conditions.pattern,
    queryPage(services, conditionsQuery, (visit, opened) => {
      const { patientId } = visit.admission
      return (
        <ConditionsPage
          {...page(visit)}
          {...conditionsShown(opened, paths.conditions(patientId))}
          back={{ href: paths.patient(patientId), label: 'Back to the chart' }}
          add={opened.mayWrite ? paths.newCondition(patientId) : undefined}
          href={(id) => paths.condition(patientId, id)}
        />
      )
    }),
  )

  routes.form(
    paths.newCondition.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'condition.recorded',
      viewEvent: 'conditions.viewed',
      schema,
      change: async (request, values) => ({
        receipt: await recordCondition(services, request, values),
        to: paths.conditions(request.admission.patientId),
        notice: said('patients.notice.condition-recorded'),
      }),
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const { identity } = await openPatientIdentity(services, visit.receipt, patientId)
        return (
          <ConditionFormPage
            {...page(visit)}
            identity={identity}
            typed={typed}
            errors={errors}
            action={paths.newCondition(patientId)}
            back={paths.conditions(patientId)}
          />
        )
      },
    }),
  )

  routes.get(
    paths.condition.pattern,
    patientRoute(services, {
      action: 'chart.open',
      event: 'conditions.viewed',
      show: async (visit) => {
        const { patientId, actor } = visit.admission
        const id = conditionIn(visit)
        const { identity, row, key, condition } = await openFrom(visit, (prepared, patient) =>
          readConditionHistory(prepared, patient, id),
        )
        const { description, status, verification, onset, onsetNote, abatement, abatementNote, note } =
          condition
        return (
          <EntryPage
            {...page(visit)}
            identity={identity}
            heading="Condition"
            rows={rowsOf({
              description,
              status,
              verification,
              onset,
              onsetNote,
              abatement,
              abatementNote,
              note,
            })}
            versions={openVersions(key, row.change_rows ?? [], rowsOf)}
            back={{ href: paths.conditions(patientId), label: 'Back to the conditions' }}
            links={
              actor.permissions.has('chart.write')
                ? {
                    correct: paths.correctCondition(patientId, id),
                    state: paths.conditionState(patientId, id),
                  }
                : undefined
            }
          />
        )
      },
    }),
  )

  routes.form(
    paths.correctCondition.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'condition.corrected',
      viewEvent: 'conditions.viewed',
      schema,
      change: async (request, values) => {
        const id = conditionIn(request)
        const receipt = await correctCondition(services, request, id, values)
        return {
          receipt,
          to: paths.condition(request.admission.patientId, id),
          notice: receipt.value
            ? said('patients.notice.condition-corrected')
            : said('patients.notice.nothing-changed'),
        }
      },
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const { identity, condition, id } = await openEntry(visit)
        const recorded = asTyped(condition)
        const overtaken = errors.some(({ field }) => field === wholeForm)
        const { version } = condition
        return (
          <ConditionFormPage
            {...page(visit)}
            identity={identity}
            typed={{ ...recorded, ...typed }}
            errors={errors}
            action={paths.correctCondition(patientId, id)}
            back={paths.conditions(patientId)}
            correcting={{
              recorded,
              overtaken,
              version: overtaken ? String(version) : (typed['version'] ?? String(version)),
            }}
          />
        )
      },
    }),
  )

  routes.form(
    paths.conditionState.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'condition.state-changed',
      viewEvent: 'conditions.viewed',
      schema: stateSchema(conditionStates, clock),
      change: async (request, values) => {
        const id = conditionIn(request)
        const receipt = await setConditionState(services, request, id, values)
        return {
          receipt,
          to: paths.condition(request.admission.patientId, id),
          notice: receipt.value
            ? said('patients.notice.state-changed')
            : said('patients.notice.nothing-changed'),
        }
      },
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const { identity, condition, id } = await openEntry(visit)
        const overtaken = errors.some(({ field }) => field === wholeForm)
        const { version } = condition
        return (
          <StateFormPage
            {...page(visit)}
            identity={identity}
            typed={typed}
            errors={errors}
            action={paths.conditionState(patientId, id)}
            back={paths.condition(patientId, id)}
            name={condition.description}
            noun="condition"
            states={conditionStates}
            now={stateOf(condition)}
            overtaken={overtaken}
            asksForEnd
            version={overtaken ? String(version) : (typed['version'] ?? String(version))}
          />
        )
      },
    }),
  )
}
