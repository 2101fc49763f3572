import { Encounter } from '../../models/patients/encounter.ts'
import { newId } from '../../models/new-id.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople, DemoStaff } from './demo-staff.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import { nurseOf, physicianOf } from './records/care.ts'
import type { DemoVisit } from './records/draw-patient.ts'
import { paths } from '../paths.ts'

const minuteMs = 60_000

function writeDown(
  load: DemoLoad,
  patientId: string,
  encounterId: string,
  author: DemoStaff,
  at: Date,
): void {
  const common = { outcome: 'success', patientId, purposeOfUse: 'treatment', rule: 'care-team' } as const
  load.journal.write(author, new Date(at.getTime() - 12 * minuteMs), {
    ...common,
    event: 'chart.viewed',
    route: paths.patient.pattern,
  })
  load.journal.write(author, at, {
    ...common,
    event: 'encounter.recorded',
    method: 'POST',
    route: paths.newEncounter.pattern,
    resource: { type: 'encounter', id: encounterId },
  })
}

function encounterRow(load: DemoLoad, patient: StoredPatient, visit: DemoVisit, author: DemoStaff) {
  const id = newId()
  const seal = fieldSealer(patient.key, 'encounters', id)
  const occurredAt = load.moment(visit.daysAgo, visit.minuteOfDay)
  const createdAt = new Date(occurredAt.getTime() + 20 * minuteMs)
  writeDown(load, patient.id, id, author, createdAt)
  return {
    id,
    patientId: patient.id,
    authorId: author.id,
    kind: visit.kind,
    occurredAt,
    reason: seal.required('reason', visit.reason),
    notes: seal.required('notes', visit.notes),
    diagnoses: seal.required('diagnoses', visit.diagnoses),
    createdAt,
  }
}

/** Writes down the visits of every patient, by the physician or the nurse in charge. */
export async function makeEncounters(
  load: DemoLoad,
  people: DemoPeople,
  patients: readonly StoredPatient[],
): Promise<void> {
  const rows = patients.flatMap((patient, position) =>
    patient.visits.map((visit) => {
      const username = visit.nurse === true ? nurseOf(position) : physicianOf(position)
      return encounterRow(load, patient, visit, people.named(username))
    }),
  )
  await Encounter.bulkCreate(rows, { transaction: load.transaction })
}
