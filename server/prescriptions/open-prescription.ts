import type { KeyObject } from 'node:crypto'
import {
  readPrescriptionDetail,
  type PrescriptionDetailRow,
} from '../../models/queries/prescriptions/prescription-rows.ts'
import type { DispensingRow } from '../../models/queries/prescriptions/dispensing-row.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import type {
  AlterationText,
  DispensedSupply,
  PatientSafety,
  PrescriptionDetail,
} from '../../views/prescriptions/prescription.ts'
import { codeText } from '../../views/format.ts'
import { notDispensedWords } from '../../views/prescriptions/not-dispensed-reasons.ts'
import type { Receipt } from '../audit/record.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import { asChecked } from './allergies/check-allergies.ts'
import { checkSafety, type SafetyCheck } from './check-safety.ts'
import type { SafetyView } from './safety-facts.ts'
import { openPatientSafety } from './open-patient-safety.ts'
import { handedProducts } from './handed-products.ts'
import { openHandover } from './handover.ts'
import { openContent, orderOf, supplyOf } from './open-content.ts'
import type { PrescriptionContent } from './prescription-content.ts'
import { openField } from './sealed-content.ts'
import type { AlteredField, Signature } from './signing/signature.ts'

export type OpenedPrescription = {
  readonly safety: PatientSafety
  /** What the medicine was compared with. */
  readonly check: SafetyCheck
  readonly detail: PrescriptionDetail
  readonly content: PrescriptionContent
  /** The fields found altered; none where the signature holds or nothing was signed. */
  readonly altered: readonly AlteredField[]
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : 'nothing'

const fieldName = (field: string) =>
  codeText(field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))

function alterationTexts(
  row: PrescriptionDetailRow,
  content: PrescriptionContent,
  signature: Signature,
): readonly AlterationText[] {
  if (signature.kind !== 'altered') {
    return []
  }
  const stored: Record<AlteredField, unknown> = {
    ...content,
    signedAt: row.signed_at?.toISOString(),
    status: row.status,
  }
  const signed: Partial<Record<AlteredField, unknown>> = signature.signed ?? {}
  return signature.fields.map((field) => ({
    field: fieldName(field),
    signed: field === 'status' ? 'another state' : shown(signed[field]),
    stored: shown(stored[field]),
  }))
}

function openDispensing(row: DispensingRow, key: KeyObject): DispensedSupply {
  const { id, reversal_id: reversalId, reversed_at: reversedAt } = row
  const open = fieldOpener(key, 'dispensings', id)
  return {
    id,
    quantity: row.quantity,
    dispensedAt: new Date(row.dispensed_at),
    pharmacist: row.pharmacist,
    earlyReason: open.optional('early_reason', row.early_reason),
    overrideReason: open.optional('override_reason', row.override_reason),
    given: row.given,
    handover: openHandover(row.handover, key, id),
    reversed:
      reversalId === null || reversedAt === null
        ? null
        : {
            at: new Date(reversedAt),
            by: row.reversed_by ?? '',
            reason:
              fieldOpener(key, 'dispensing_reversals', reversalId).optional('reason', row.reversal_reason) ??
              '',
          },
  }
}

/**
 * Loads and opens one prescription of a patient, and what they must not be given.
 * @throws Refused where it is not of this patient; SealBrokenError where a sealed field was changed
 */
export async function openPrescription(
  services: Services,
  receipt: Receipt,
  patientId: string,
  id: string,
  view: SafetyView,
): Promise<OpenedPrescription> {
  receipt.mustCover(patientId, 'prescriptions')
  const [row, { safety, facts }] = await Promise.all([
    readPrescriptionDetail(services.prepared, patientId, id),
    openPatientSafety(services, receipt, patientId, view),
  ])
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const { content, signature } = openContent(row, key)
  const order = orderOf(content, signature)
  const reason = row.cancel_reason === null ? null : Sealed.fromColumn(row.cancel_reason)
  const detail: PrescriptionDetail = {
    id: row.id,
    status: row.status,
    trust: signature.kind,
    schedule: row.medication_schedule,
    order,
    handedOver: handedProducts(
      order.medication,
      row.handed.map(({ given }) => given),
    ),
    supply: supplyOf(order, row.handed, (at) => services.time.isoDate(at)),
    signedAt: row.signed_at,
    written: row.imported ? row.authored : row.created_at,
    alterations: alterationTexts(row, content, signature),
    dispensings: (row.dispensing_rows ?? []).map((dispensing) => openDispensing(dispensing, key)),
    notDispensed: (row.not_dispensed_rows ?? []).map((entry) => ({
      id: entry.id,
      reason: notDispensedWords(entry.reason_code),
      note: fieldOpener(key, 'not_dispensed', entry.id).optional('note', entry.note),
      at: new Date(entry.recorded_at),
      pharmacist: entry.pharmacist,
    })),
    cancelled:
      row.cancelled_at === null
        ? null
        : {
            at: row.cancelled_at,
            by: row.cancelled_by,
            reason: openField('cancel_reason', reason, key, row.id),
          },
  }
  const medication = { system: row.medication_system, code: row.medication_code }
  const check = checkSafety(asChecked(order.medication, medication), facts, id)
  return { safety, check, detail, content, altered: signature.kind === 'altered' ? signature.fields : [] }
}
