import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Prescription } from '../../models/prescriptions/prescription.ts'
import { readPrescriptionIn } from '../../models/queries/prescriptions/prescription-rows.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import type { PrescriptionRow } from '../../models/queries/prescriptions/prescription-rows.ts'
import { openContent } from './open-content.ts'
import type { PrescriptionContent } from './prescription-content.ts'
import type { Signature } from './signing/signature.ts'

/** A prescription that nobody else can change until the transaction ends. */
export type LockedPrescription = {
  readonly row: Prescription
  readonly content: PrescriptionContent
  readonly signature: Signature
  /** What was handed over and not taken back. */
  readonly handed: PrescriptionRow['handed']
  readonly medication: { readonly system: string; readonly code: string }
  /** The schedule of the medicine, where the catalogue says it. */
  readonly schedule: number | null
  readonly key: KeyObject
}

/**
 * Locks a prescription and opens it. Everything is read on the transaction's own connection: a wait for another one,
 * with the lock in hand, could keep those who wait for the lock from ever giving theirs back.
 * @throws Refused where it is not of this patient; SealBrokenError
 */
export async function lockPrescription(
  services: Services,
  transaction: Transaction,
  patientId: string,
  id: string,
): Promise<LockedPrescription> {
  // The key first: from then on neither it nor what stands under it is renewed, and nobody erases the record.
  const key = await services.patientKeys.load(patientId, transaction)
  const row = await Prescription.findOne({
    where: { id, patientId },
    lock: transaction.LOCK.UPDATE,
    transaction,
  })
  const stored = row === null ? undefined : await readPrescriptionIn(services.sequelize, transaction, id)
  if (row === null || stored === undefined) {
    throw new Refused('no-such-thing')
  }
  const medication = { system: stored.medication_system, code: stored.medication_code }
  const { handed, medication_schedule: schedule } = stored
  return { row, key, handed, medication, schedule, ...openContent(stored, key) }
}
