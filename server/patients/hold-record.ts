import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Patient } from '../../models/patients/patient.ts'
import { PatientKey } from '../../models/patients/patient-key.ts'
import { Refused } from '../operations/refused.ts'
import { RecordErasedError } from './record-erased.ts'
import type { Services } from '../services.ts'
import { takeTurns } from './import/taking/take-turns.ts'

/*
 * The order of locks of a record. Whoever takes more than one of these in a transaction takes them in this order, and of those
 * that it does not need none:
 *
 *   1. the turn of imports           takeTurns()
 *   2. the patient's row             holdPatient(), holdForErasure()
 *   3. the patient's key             patientKeys.load(), holdPatient(), holdForErasure()
 *   4. rows that are about the patient: entries, prescriptions, ties, requests, grants
 *
 * A change to what stands under the key holds the key in share mode, so that nobody renews or destroys it in the meantime; one that
 * must not meet another of its kind holds the patient's row too. The row is held more weakly than for its deletion: rows that
 * refer to the patient can be written beside. Erasing and renewing hold both alone.
 */

/**
 * Keeps other changes that do the same out of this record until the transaction ends, and its key as it is.
 * @returns the patient's row as it now is, and the key
 * @throws Refused; RecordErasedError, also where the record was erased while this waited; SealBrokenError
 */
export async function holdPatient(
  { patientKeys }: Pick<Services, 'patientKeys'>,
  transaction: Transaction,
  patientId: string,
): Promise<{ patient: Patient; key: KeyObject }> {
  const patient = await Patient.findByPk(patientId, { transaction, lock: transaction.LOCK.NO_KEY_UPDATE })
  if (patient === null) {
    throw new Refused('no-such-thing')
  }
  if (patient.erasedAt !== null) {
    throw new RecordErasedError(patient.recordNumber, patient.erasedAt)
  }
  return { patient, key: await patientKeys.load(patientId, transaction) }
}

/**
 * Keeps a record as it is until the transaction ends: for its erasure. Whoever writes into it holds its key, and is waited
 * for, as is the piece that an import is at; what they wrote is seen by what is read afterwards.
 */
export async function holdForErasure(
  services: Pick<Services, 'sequelize'>,
  transaction: Transaction,
  patientId: string,
): Promise<void> {
  await takeTurns(services, transaction)
  await Patient.findByPk(patientId, {
    attributes: ['id'],
    lock: transaction.LOCK.NO_KEY_UPDATE,
    transaction,
  })
  await PatientKey.findByPk(patientId, {
    attributes: ['patientId'],
    lock: transaction.LOCK.UPDATE,
    transaction,
  })
}
