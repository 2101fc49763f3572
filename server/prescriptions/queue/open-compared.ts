import { readSafetyOfPatients } from '../../../models/queries/prescriptions/patient-safety.ts'
import {
  readPrescriptionLines,
  type PrescriptionLineRow,
} from '../../../models/queries/prescriptions/prescription-rows.ts'
import type { PrescriptionLine } from '../../../views/prescriptions/prescription.ts'
import type { QueueLine } from '../../../views/prescriptions/queue.ts'
import type { Receipt } from '../../audit/record.ts'
import { fieldOpener } from '../../patients/sealed-fields.ts'
import type { Services } from '../../services.ts'
import { asChecked } from '../allergies/check-allergies.ts'
import { unanswered } from '../answered-conflicts.ts'
import { checkSafety } from '../check-safety.ts'
import { tooSoon } from '../dispensing/supply-interval.ts'
import { openListedPatient } from '../open-listed-patient.ts'
import { openRows } from '../open-lines.ts'
import { mayBeTakenSince, type SafetyFacts } from '../safety-facts.ts'
import type { QueueFinding } from './find-queue.ts'

/** Somebody of the queue: with what is compared, or unreadable. */
/** What speaks against a line of the queue: whether a reason was given for it, or has to be. */
function conflictOf(
  services: Services,
  row: PrescriptionLineRow,
  line: PrescriptionLine,
  facts: SafetyFacts | undefined,
): QueueLine['conflict'] {
  if (facts === undefined || line.trust === 'damaged') {
    return undefined
  }
  const key = services.patientKeys.open(row.patient_id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const overrideOf = fieldOpener(key, 'prescriptions', row.id).optional('override_of', row.override_of)
  const medication = { system: row.medication_system, code: row.medication_code }
  const check = checkSafety(asChecked(line.order.medication, medication), facts, row.id)
  if (unanswered(check, overrideOf).length > 0) {
    return 'unanswered'
  }
  return overrideOf === null ? undefined : 'answered'
}

/** Opens these prescriptions and what they are compared with, all of them in two round trips. */
export async function openCompared(
  services: Services,
  receipt: Receipt,
  { cut, read, patientIds, endsSoonUntil }: QueueFinding,
) {
  const { prepared, clock, time } = services
  const today = time.isoDate(clock.now())
  const ids = [...new Set([...cut.rows, ...read.recorded_since].map(({ id }) => id))]
  const [rows, patientRows] = await Promise.all([
    readPrescriptionLines(prepared, ids),
    readSafetyOfPatients(prepared, { patientIds, since: mayBeTakenSince(services) }),
  ])
  const [lines, opened] = await Promise.all([
    openRows(services, receipt, rows),
    Promise.all(patientRows.map((row) => openListedPatient(services, receipt, row, { unsigned: false }))),
  ])
  const patients = new Map(opened.map((one) => [one.patient.patientId, one]))
  const queueLines = rows.flatMap((row, place): QueueLine[] => {
    const line = lines[place]
    const last = row.handed.at(-1)
    return line === undefined
      ? []
      : [
          {
            ...line,
            lastSupplied: last === undefined ? undefined : new Date(last.at),
            endsSoon: line.order.expiresOn !== null && line.order.expiresOn <= endsSoonUntil,
            soon: line.supply === undefined ? undefined : tooSoon(line.supply, today),
            conflict: conflictOf(services, row, line, patients.get(row.patient_id)?.facts),
          },
        ]
  })
  return { lines: new Map(queueLines.map((line) => [line.id, line])), patients }
}
