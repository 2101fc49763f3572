import { readClinicianFigures } from '../../models/queries/dashboard/dashboard-clinician.ts'
import { endingWithinDays } from '../../models/queries/prescriptions/prescription-lists.ts'
import { openSummaries } from '../patients/open-summaries.ts'
import { vitalKinds } from '../vital-kinds.ts'
import { openLines } from '../prescriptions/open-lines.ts'
import type { Desk } from './desk.ts'
import { openCritical } from '../patients/open-critical.ts'

const patientsShown = 8
const prescriptionsShown = 5

/** One’s patients, what there is to sign, what runs out, and the emergency access that is on. */
export const clinicianDesk: Desk = {
  name: 'clinician',
  suits: (actor) => actor.patientScope === 'care_team' && actor.permissions.has('chart.read'),
  find: async (services, { proof, at, today }) => {
    const { actor } = proof
    const signs = actor.permissions.has('prescription.sign')
    const figures = await readClinicianFigures(services.prepared, {
      userId: actor.id,
      at,
      today,
      signs,
      withinDays: endingWithinDays,
      patients: patientsShown,
      prescriptions: prescriptionsShown,
    })
    const grants = (actor.emergencyAccess ? actor.grants : []).flatMap(({ patientId, endsAt }) =>
      patientId === null ? [] : [{ patientId, endsAt }],
    )
    const seen = [
      ...figures.patients.map(({ id }) => id),
      ...grants.map(({ patientId }) => patientId),
      ...figures.critical.map((one) => one.patient_id),
      ...figures.critical_results.map((one) => one.patient_id),
    ]
    const listed = [...figures.drafts, ...figures.ending]
    return {
      patientIds: [...new Set([...seen, ...listed.map((prescription) => prescription.patient_id)])],
      open: async (receipt) => {
        const [summaries, lines, interpretations] = await Promise.all([
          openSummaries(services, receipt, [...new Set(seen)]),
          openLines(services, receipt, [...new Set(listed.map(({ id }) => id))]),
          Promise.all(figures.critical.map((one) => openCritical(services, receipt, one))),
        ])
        const byId = new Map(lines.map((line) => [line.id, line]))
        const linesOf = (keys: readonly { readonly id: string }[]) =>
          keys.flatMap(({ id }) => byId.get(id) ?? [])
        return {
          desk: 'clinician',
          today,
          withinDays: endingWithinDays,
          patients: figures.patients.flatMap(({ id, last_seen: lastSeen }) => {
            const summary = summaries.get(id)
            return summary === undefined
              ? []
              : [{ summary, lastSeen: lastSeen === null ? null : new Date(lastSeen) }]
          }),
          patientsTotal: figures.patients_total,
          drafts: signs ? { total: figures.drafts_total, lines: linesOf(figures.drafts) } : undefined,
          ending: { total: figures.ending_total, lines: linesOf(figures.ending) },
          critical: {
            total: figures.critical_total,
            readings: figures.critical.flatMap((one, place) => {
              const patient = summaries.get(one.patient_id)
              const kind = vitalKinds.find((known) => known === one.kind)
              const interpretation = interpretations[place] ?? null
              const takenAt = new Date(one.taken_at)
              return patient === undefined || kind === undefined
                ? []
                : [{ patient, kind, takenAt, interpretation, others: one.count - 1 }]
            }),
          },
          results: {
            awaited: figures.awaited_results,
            total: figures.critical_results_total,
            critical: figures.critical_results.flatMap(({ patient_id: patientId, newest, count }) => {
              const patient = summaries.get(patientId)
              return patient === undefined
                ? []
                : [{ patient, collectedAt: new Date(newest), others: count - 1 }]
            }),
          },
          emergencies: grants.flatMap((grant) => {
            const patient = summaries.get(grant.patientId)
            return patient === undefined ? [] : [{ patient, endsAt: grant.endsAt }]
          }),
        }
      },
    }
  },
}
