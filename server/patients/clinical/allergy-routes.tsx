import { z } from 'zod'
import { readAllergy, readAllergyHistory, type EntryRow } from '../../../models/queries/clinical-lists.ts'
import type { AllergyRow } from '../../../models/queries/clinical-entries.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { AllergiesPage } from '../../../views/patients/clinical/allergies-page.tsx'
import { AllergyFormPage } from '../../../views/patients/clinical/allergy-form-page.tsx'
import type { AllergyEntry } from '../../../views/patients/clinical/allergy.ts'
import { EntryPage } from '../../../views/patients/clinical/entry-page.tsx'
import { allergyRows } from '../../../views/patients/clinical/entry-rows.ts'
import { NoKnownAllergiesPage } from '../../../views/patients/clinical/no-known-allergies-page.tsx'
import { StateFormPage } from '../../../views/patients/clinical/state-form-page.tsx'
import { statusWords, verificationWords } from '../../../views/patients/clinical/words.ts'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { patientChange, patientForm, patientRoute, type PatientVisit } from '../../http/patient-route.ts'
import { queryText } from '../../http/query.ts'
import { idIn } from '../../http/id-in.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { openWithIdentity, type ReadWithIdentity } from '../open-identity.ts'
import { AllergiesRecordedError, stateNoKnownAllergies, withdrawStatement } from './allergy-statements.ts'
import { allergySchema, allergyStates, noKnownAllergiesSchema, stateSchema } from './entry-form.ts'
import { openAllergyList } from './open-allergy-list.ts'
import { openAllergy } from './open-entries.ts'
import { openVersions } from './open-versions.ts'
import { timeAsTyped } from './typed-time.ts'
import { correctAllergy, recordAllergy, setAllergyState } from './write-allergy.ts'
import { said } from '../../../views/words/said.ts'

const todayOf = ({ req }: PatientVisit) => req.context.circumstances.local.date
const asTyped = (allergy: AllergyEntry): Readonly<Record<string, string>> => ({
  substance: allergy.substance,
  reaction: allergy.reaction ?? '',
  criticality: allergy.criticality,
  certainty: allergy.verification,
  category: allergy.category ?? '',
  onset: timeAsTyped(allergy.onset, allergy.onsetNote),
  note: allergy.note ?? '',
})

const stateOf = ({ status, verification }: AllergyEntry) =>
  verification === 'refuted' || verification === 'entered-in-error'
    ? verificationWords(verification)
    : statusWords(status)

/** A patient's allergies: reading all of them, and writing them down. */
export function allergyRoutes(routes: RouteTable, services: Services): void {
  const clock = { now: () => services.clock.now(), timeZone: services.time.timeZone }

  /** The entry of the address, opened from what `read` brings. */
  const openFrom = async <Row extends EntryRow<AllergyRow>>(
    { receipt, admission }: PatientVisit,
    read: ReadWithIdentity<Row>,
  ) => {
    const { identity, row, key } = await openWithIdentity(services, receipt, admission.patientId, read)
    if (row.entry_row === null) {
      throw new NotFoundError()
    }
    return { identity, row, key, allergy: openAllergy(receipt, key, row.entry_row) }
  }

  const openEntry = async (visit: PatientVisit) => {
    const id = idIn(visit, 'allergyId')
    const { identity, allergy } = await openFrom(visit, (prepared, patient) =>
      readAllergy(prepared, patient, id),
    )
    return { identity, allergy, id }
  }

  const rowsOf = (content: Readonly<Record<string, string | null>>) => allergyRows(content, services.time)

  const page = (visit: PatientVisit) => ({ shell: visit.shell, time: services.time, today: todayOf(visit) })

  routes.get(
    paths.allergies.pattern,
    patientRoute(services, {
      action: 'chart.open',
      event: 'allergies.viewed',
      show: async (visit) => {
        const { admission, receipt } = visit
        const { patientId, actor } = admission
        const opened = await openAllergyList(services, receipt, patientId)
        return (
          <AllergiesPage
            {...page(visit)}
            {...opened}
            back={{ href: paths.patient(patientId), label: 'Back to the chart' }}
            href={(id) => paths.allergy(patientId, id)}
            links={
              actor.permissions.has('chart.write')
                ? {
                    add: paths.newAllergy(patientId),
                    addFrom: (line) => `${paths.newAllergy(patientId)}?line=${line}`,
                    noKnownAllergies: paths.noKnownAllergies(patientId),
                    withdraw: (id) => paths.withdrawStatement(patientId, id),
                    notes: paths.medicalHistory(patientId),
                  }
                : undefined
            }
          />
        )
      },
    }),
  )

  routes.form(
    paths.newAllergy.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'allergy.recorded',
      viewEvent: 'allergies.viewed',
      schema: allergySchema(clock),
      change: async (request, values) => ({
        receipt: await recordAllergy(services, request, values),
        to: paths.allergies(request.admission.patientId),
        notice: said('patients.notice.allergy-recorded'),
      }),
      show: async (visit, { typed, errors }) => {
        const { admission, receipt, req } = visit
        const { patientId } = admission
        const { identity, notes } = await openAllergyList(services, receipt, patientId)
        const line = notes?.split('\n')[Number(queryText(req, 'line', 5) || Number.NaN) - 1]?.trim()
        const noteLine = typed['noteLine'] ?? line
        return (
          <AllergyFormPage
            {...page(visit)}
            identity={identity}
            typed={{ ...(line === undefined ? {} : { substance: line }), ...typed }}
            errors={errors}
            action={paths.newAllergy(patientId)}
            back={paths.allergies(patientId)}
            noteLine={noteLine === '' ? undefined : noteLine}
          />
        )
      },
    }),
  )

  routes.form(
    paths.noKnownAllergies.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'no-known-allergies.stated',
      viewEvent: 'allergies.viewed',
      schema: noKnownAllergiesSchema,
      change: async (request, values) => {
        try {
          return {
            receipt: await stateNoKnownAllergies(services, request, values),
            to: paths.allergies(request.admission.patientId),
            notice: said('patients.notice.statement-recorded'),
          }
        } catch (error) {
          if (error instanceof AllergiesRecordedError) {
            return invalid('scope', said('patients.fault.active-allergies-list-resolve'))
          }
          throw error
        }
      },
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const { identity, allergies } = await openAllergyList(services, visit.receipt, patientId)
        return (
          <NoKnownAllergiesPage
            {...page(visit)}
            identity={identity}
            allergies={allergies}
            typed={typed}
            errors={errors}
            action={paths.noKnownAllergies(patientId)}
            back={paths.allergies(patientId)}
          />
        )
      },
    }),
  )

  routes.post(
    paths.withdrawStatement.pattern,
    patientChange(services, {
      action: 'clinical-list.write',
      event: 'no-known-allergies.withdrawn',
      viewEvent: 'allergies.viewed',
      schema: z.object({}),
      change: async (request) => ({
        receipt: await withdrawStatement(services, request, idIn(request, 'statementId')),
        to: paths.allergies(request.admission.patientId),
        notice: said('patients.notice.statement-withdrawn'),
      }),
    }),
  )

  routes.get(
    paths.allergy.pattern,
    patientRoute(services, {
      action: 'chart.open',
      event: 'allergies.viewed',
      show: async (visit) => {
        const { patientId, actor } = visit.admission
        const id = idIn(visit, 'allergyId')
        const { identity, row, key, allergy } = await openFrom(visit, (prepared, patient) =>
          readAllergyHistory(prepared, patient, id),
        )
        const { substance, reaction, criticality, status, verification, category, onset, onsetNote, note } =
          allergy
        return (
          <EntryPage
            {...page(visit)}
            identity={identity}
            heading="Allergy"
            rows={rowsOf({
              substance,
              reaction,
              criticality,
              status,
              verification,
              category,
              onset,
              onsetNote,
              note,
            })}
            versions={openVersions(key, row.change_rows ?? [], rowsOf)}
            back={{ href: paths.allergies(patientId), label: 'Back to the allergies' }}
            links={
              actor.permissions.has('chart.write')
                ? { correct: paths.correctAllergy(patientId, id), state: paths.allergyState(patientId, id) }
                : undefined
            }
          />
        )
      },
    }),
  )

  routes.form(
    paths.correctAllergy.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'allergy.corrected',
      viewEvent: 'allergies.viewed',
      schema: allergySchema(clock),
      change: async (request, values) => {
        const id = idIn(request, 'allergyId')
        const receipt = await correctAllergy(services, request, id, values)
        return {
          receipt,
          to: paths.allergy(request.admission.patientId, id),
          notice: receipt.value
            ? said('patients.notice.allergy-corrected')
            : said('patients.notice.nothing-changed'),
        }
      },
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const { identity, allergy, id } = await openEntry(visit)
        const recorded = asTyped(allergy)
        const overtaken = errors.some(({ field }) => field === wholeForm)
        return (
          <AllergyFormPage
            {...page(visit)}
            identity={identity}
            typed={{ ...recorded, ...typed }}
            errors={errors}
            action={paths.correctAllergy(patientId, id)}
            back={paths.allergies(patientId)}
            correcting={{
              recorded,
              overtaken,
              version: overtaken ? String(allergy.version) : (typed['version'] ?? String(allergy.version)),
            }}
          />
        )
      },
    }),
  )

  routes.form(
    paths.allergyState.pattern,
    patientForm(services, {
      action: 'clinical-list.write',
      event: 'allergy.state-changed',
      viewEvent: 'allergies.viewed',
      schema: stateSchema(allergyStates, clock),
      change: async (request, values) => {
        const id = idIn(request, 'allergyId')
        const receipt = await setAllergyState(services, request, id, values)
        return {
          receipt,
          to: paths.allergy(request.admission.patientId, id),
          notice: receipt.value
            ? said('patients.notice.state-changed')
            : said('patients.notice.nothing-changed'),
        }
      },
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const { identity, allergy, id } = await openEntry(visit)
        const overtaken = errors.some(({ field }) => field === wholeForm)
        return (
          <StateFormPage
            {...page(visit)}
            identity={identity}
            typed={typed}
            errors={errors}
            action={paths.allergyState(patientId, id)}
            back={paths.allergy(patientId, id)}
            name={allergy.substance}
            noun="allergy"
            states={allergyStates}
            now={stateOf(allergy)}
            overtaken={overtaken}
            asksForEnd={false}
            version={overtaken ? String(allergy.version) : (typed['version'] ?? String(allergy.version))}
          />
        )
      },
    }),
  )
}
