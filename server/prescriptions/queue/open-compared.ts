import {
  readSafetyOfPatients,
  type PatientSafetyRow,
} from '../../../models/queries/prescriptions/patient-safety.ts'
import {
  readPrescriptionLines,
  type PrescriptionLineRow,
} from '../../../models/queries/prescriptions/prescription-rows.ts'
import type { PrescriptionLine } from '../../../views/prescriptions/prescription.ts'
import type { QueueLine, QueuePatient } from '../../../views/prescriptions/queue.ts'
import type { UnreadablePatient } from '../../../views/patients/demographics/listed-patient.ts'
import type { Receipt } from '../../audit/record.ts'
import { allergiesForBanner, openSafety } from '../../patients/open-entries.ts'
import { openIdentityAndDeath } from '../../patients/open-identity.ts'
import { openListed } from '../../patients/open-listed.ts'
import { fieldOpener } from '../../patients/sealed-fields.ts'
import type { Services } from '../../services.ts'
import { asChecked } from '../allergies/check-allergies.ts'
import { unanswered } from '../answered-conflicts.ts'
import { checkSafety } from '../check-safety.ts'
import { tooSoon } from '../dispensing/supply-interval.ts'
import { openRows } from '../open-lines.ts'
import { mayBeTakenSince, openSafetyFacts, type SafetyFacts } from '../safety-facts.ts'
import type { QueueFinding } from './find-queue.ts'

/** Somebody of the queue: with what is compared, or unreadable. */
type ReadablePatient = { readonly patient: QueuePatient; readonly facts: SafetyFacts }
type UnreadableRecord = { readonly patient: UnreadablePatient; readonly facts: undefined }
export type OpenedPatient = ReadablePatient | UnreadableRecord

/** Who waits, what they must not be given and what they take, opened with the key that came with it. */
const openPatient = (services: Services, receipt: Receipt, row: PatientSafetyRow) =>
  openListed<ReadablePatient, UnreadableRecord>(services, receipt, row.id, {
    open: () => {
      const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
      const open = fieldOpener(key, 'patients', row.id)
      const allergies = openSafety(receipt, key, row, open.optional('allergies', row.allergies))
      return {
        patient: {
          ...openIdentityAndDeath(row, key),
          allergies: allergiesForBanner(receipt, allergies),
        },
        facts: openSafetyFacts(services, row, key, { unsigned: false }),
      }
    },
    instead: () => ({
      patient: { patientId: row.id, recordNumber: row.record_number, unreadable: true },
      facts: undefined,
    }),
  })

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
    Promise.all(patientRows.map((row) => openPatient(services, receipt, row))),
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
