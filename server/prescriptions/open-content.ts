import type { KeyObject } from 'node:crypto'
import type { PrescriptionRow } from '../../models/queries/prescriptions/prescription-rows.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import type { Order, Supply } from '../../views/prescriptions/prescription.ts'
import { prescriptionContent, type PrescriptionContent } from './prescription-content.ts'
import { openField, openSignedContent } from './sealed-content.ts'
import { overriddenKinds } from './answered-conflicts.ts'
import { countSupplies } from './dispensing/supply-count.ts'
import { daysOfSupply, nextSupplyDue } from './dispensing/supply-interval.ts'
import { checkSignature, type Signature } from './signing/signature.ts'

const sealedOrNull = (column: Buffer | null) => (column === null ? null : Sealed.fromColumn(column))

/** Opens what a stored prescription says, and compares it with what was signed. @throws SealBrokenError */
export function openContent(
  row: PrescriptionRow,
  key: KeyObject,
): { content: PrescriptionContent; signature: Signature } {
  const content = prescriptionContent({
    patientId: row.patient_id,
    medicationId: row.medication_id,
    medicationName:
      openField('medication_words', sealedOrNull(row.medication_words), key, row.id) ?? row.medication,
    dose: row.dose,
    route: row.route,
    frequency: row.frequency,
    quantity: row.quantity,
    repeats: row.repeats,
    expiresOn: row.expires_on,
    instructions: openField('instructions', sealedOrNull(row.instructions), key, row.id),
    prescriberId: row.prescriber_id,
    prescriberName: row.prescriber,
    repeatAfterDays: row.repeat_after_days,
    overrideReason: openField('override_reason', sealedOrNull(row.override_reason), key, row.id),
    overrideOf: openField('override_of', sealedOrNull(row.override_of), key, row.id),
  })
  const signed = openSignedContent(sealedOrNull(row.signed_content), key, row.id)
  const { status, signed_at: signedAt, cancelled_at: cancelledAt } = row
  const supplied = row.handed.reduce((sum, { quantity }) => sum + quantity, 0)
  return { content, signature: checkSignature({ status, content, signedAt, cancelledAt, supplied }, signed) }
}

/** What a page shows as prescribed: what was signed where anything was, because only that is vouched for. */
export function orderOf(content: PrescriptionContent, signature: Signature): Order {
  const shown = signature.kind === 'unsigned' ? content : (signature.signed ?? content)
  const { medicationName: medication, prescriberName: prescriber, dose, route, frequency } = shown
  const { quantity, repeats, expiresOn, instructions, repeatAfterDays, overrideReason } = shown
  return {
    medication,
    dose,
    route,
    frequency,
    quantity,
    repeats,
    expiresOn,
    instructions,
    prescriber,
    repeatAfterDays,
    overrideReason,
    overridden: overriddenKinds(shown.overrideOf),
  }
}

/**
 * How far a prescription has been supplied, and from which day the next supply is due.
 * @param dayOf the facility's date of a moment
 * @returns undefined where its quantity or its repeats are not known: one of another system
 */
export function supplyOf(
  { quantity, repeats, dose, frequency, repeatAfterDays }: Order,
  handed: PrescriptionRow['handed'],
  dayOf: (at: Date) => string,
): Supply | undefined {
  if (quantity === null || repeats === null) {
    return undefined
  }
  const count = countSupplies(
    { quantity, repeats },
    handed.map((part) => ({ quantity: part.quantity, at: new Date(part.at) })),
  )
  const days = daysOfSupply({ dose, frequency, quantity, repeatAfterDays })
  const last = handed.at(-1)
  return {
    ...count,
    quantity,
    days,
    dueOn: nextSupplyDue(count, days, dayOf),
    handedOn: last === undefined ? undefined : dayOf(new Date(last.at)),
  }
}

/** How many supplies are not complete yet. */
export const remainingOf = ({ of, current, owed }: Supply): number => (owed === 0 ? 0 : of - current + 1)
