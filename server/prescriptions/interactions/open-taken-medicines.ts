import type { KeyObject } from 'node:crypto'
import type { PatientSafetyRow } from '../../../models/queries/prescriptions/patient-safety.ts'
import type { PrescriptionStatus } from '../../../models/prescriptions/prescription.ts'
import { fieldOpener } from '../../patients/sealed-fields.ts'
import { handedProducts } from '../handed-products.ts'
import { mayStillBeTaken } from '../may-still-be-taken.ts'
import type { TakenMedicine } from './check-medicines.ts'
import type { TakenAs } from './medicine-conflict.ts'

/** What is taken, with how. */
export type TakenMedicineWithDirections = TakenMedicine & {
  /** The products that were handed over, where any of them was another than the one prescribed. */
  readonly handedOver: readonly string[]
  readonly dose: string
  readonly frequency: string
  /** The last day on which it can be dispensed, YYYY-MM-DD, where that is known. */
  readonly expiresOn: string | null
}

function takenAs(status: PrescriptionStatus): TakenAs {
  switch (status) {
    case 'draft':
      return 'draft'
    case 'approved':
      return 'signed'
    case 'dispensed':
      return 'dispensed'
    default:
      return 'elsewhere'
  }
}

/** Opens what a patient takes, or may be taking, the newest first. @throws SealBrokenError */
export const openTakenMedicines = (
  { medicine_rows: rows }: PatientSafetyRow,
  key: KeyObject,
  { since, today }: { readonly since: string; readonly today: string },
): readonly TakenMedicineWithDirections[] =>
  (rows ?? [])
    .filter((row) =>
      mayStillBeTaken(
        { ...row, repeatAfterDays: row.repeat_after_days, lastHanded: row.last_handed },
        since,
        today,
      ),
    )
    .map((row) => {
      const open = fieldOpener(key, 'prescriptions', row.id)
      const name = open.optional('medication_words', row.medication_words) ?? row.name
      return {
        id: row.id,
        name,
        handedOver: handedProducts(name, row.products ?? []),
        codeSystem: row.code_system,
        code: row.code,
        takenAs: takenAs(row.status),
        overrideOf: open.optional('override_of', row.override_of),
        overrideReason: open.optional('override_reason', row.override_reason),
        dose: row.dose,
        frequency: row.frequency,
        expiresOn: row.expires_on,
      }
    })
