import {
  readSafetyOfPatients,
  type PatientSafetyRow,
} from '../../../models/queries/prescriptions/patient-safety.ts'
import {
  readPrescriptionLines,
  type PrescriptionLineRow,
} from '../../../models/queries/prescriptions/prescription-rows.ts'
import type { QueueRow } from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import type { PrescriptionLine } from '../../../views/prescriptions/prescription.ts'
import type { QueueGroup, QueueLine, QueuePatient } from '../../../views/prescriptions/queue.ts'
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
import { openRows } from '../open-lines.ts'
import { mayBeTakenSince, openSafetyFacts, type SafetyFacts } from '../safety-facts.ts'
import type { QueueFinding } from './find-queue.ts'

type OpenedPatient = { readonly patient: QueuePatient; readonly facts: SafetyFacts }
type UnopenedPatient = { readonly patient: UnreadablePatient; readonly facts: undefined }

/** Who waits, what they must not be given and what they take, opened with the key that came with it. */
const openPatient = (services: Services, receipt: Receipt, row: PatientSafetyRow) =>
  openListed<OpenedPatient, UnopenedPatient>(services, receipt, row.id, {
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

/** The same patients in the order of the queue, each with what is shown of theirs. */
function inGroups(
  found: readonly QueueRow[],
  lines: ReadonlyMap<string, QueueLine>,
  patients: ReadonlyMap<string, OpenedPatient | UnopenedPatient>,
  { continued, goesOn }: { readonly continued: string | undefined; readonly goesOn: boolean },
): readonly QueueGroup[] {
  const ids = [...new Set(found.map((row) => row.patient_id))]
  return ids.flatMap((id, place) => {
    const own = found.filter((row) => row.patient_id === id)
    const opened = patients.get(id)
    const shown = own.flatMap((row) => lines.get(row.id) ?? [])
    return opened === undefined || shown.length === 0
      ? []
      : {
          patient: opened.patient,
          lines: shown,
          open: own[0]?.of_patient ?? shown.length,
          continued: continued === id,
          goesOn: goesOn && place === ids.length - 1,
        }
  })
}

/** Opens a page of the queue: who waits, what could harm them, and what is to be dispensed. */
export async function openQueue(
  services: Services,
  receipt: Receipt,
  { cut, patientIds, continued, endsSoonUntil }: QueueFinding,
): Promise<readonly QueueGroup[]> {
  for (const id of patientIds) {
    receipt.mustCover(id, 'identity', 'safety', 'prescriptions')
  }
  if (patientIds.length === 0) {
    return []
  }
  const { prepared } = services
  const ids = cut.rows.map(({ id }) => id)
  const [rows, patientRows] = await Promise.all([
    readPrescriptionLines(prepared, ids),
    readSafetyOfPatients(prepared, { patientIds, since: mayBeTakenSince(services) }),
  ])
  const [lines, opened] = await Promise.all([
    openRows(services, receipt, rows),
    Promise.all(patientRows.map((row) => openPatient(services, receipt, row))),
  ])
  const patients = new Map(opened.map((one) => [one.patient.patientId, one]))
  const queueLines = rows.flatMap((row, place) => {
    const line = lines[place]
    const last = row.handed.at(-1)
    return line === undefined
      ? []
      : {
          ...line,
          lastSupplied: last === undefined ? undefined : new Date(last.at),
          endsSoon: line.order.expiresOn !== null && line.order.expiresOn <= endsSoonUntil,
          conflict: conflictOf(services, row, line, patients.get(row.patient_id)?.facts),
        }
  })
  return inGroups(cut.rows, new Map(queueLines.map((line) => [line.id, line])), patients, {
    continued,
    goesOn: cut.goesOn,
  })
}
