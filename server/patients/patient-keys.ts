import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Patient } from '../../models/patients/patient.ts'
import { PatientKey } from '../../models/patients/patient-key.ts'
import type { DataKeys } from '../crypto/data-keys.ts'
import { SealBrokenError } from '../crypto/envelope.ts'
import { generateDataKey, UnknownRootKeyError, type KeyRing, type WrappedKey } from '../crypto/key-ring.ts'
import { RecordErasedError } from './record-erased.ts'

const owner = (patientId: string) => `patient:${patientId}`

/** A key as it is stored; null where the patient has none. */
export type StoredKey = { readonly rootKeyId: string | null; readonly wrapped: Buffer | null }

const noKey = (patientId: string) =>
  new SealBrokenError({ table: 'patient_keys', column: 'wrapped', row: patientId }, 'no key')

/** Each patient's own data key: made once, stored wrapped by a root key, opened when the record is. */
export class PatientKeys {
  readonly #ring: KeyRing
  readonly #opened: DataKeys

  constructor(ring: KeyRing, opened: DataKeys) {
    this.#ring = ring
    this.#opened = opened
  }

  /** Opens a key that a query brought along. @throws SealBrokenError, also where there is none to open or to open it with */
  open(patientId: string, { rootKeyId, wrapped }: StoredKey): KeyObject {
    if (rootKeyId === null || wrapped === null) {
      throw noKey(patientId)
    }
    try {
      return this.#opened.open(owner(patientId), { rootKeyId, wrapped })
    } catch (error) {
      throw error instanceof UnknownRootKeyError ? noKey(patientId) : error
    }
  }

  /**
   * Reads and opens the key of a patient, which stays this patient's until the transaction ends: nobody renews or destroys
   * it in the meantime. Whoever holds more of a record keeps the order of hold-record.ts.
   * @throws RecordErasedError where there is none because the record was erased, perhaps while this waited; SealBrokenError, also
   *   where a patient has none
   */
  async load(patientId: string, transaction: Transaction): Promise<KeyObject> {
    const row = await PatientKey.findByPk(patientId, { transaction, lock: transaction.LOCK.SHARE })
    if (row === null) {
      const patient = await Patient.findByPk(patientId, {
        attributes: ['recordNumber', 'erasedAt'],
        transaction,
      })
      throw patient === null || patient.erasedAt === null
        ? noKey(patientId)
        : new RecordErasedError(patient.recordNumber, patient.erasedAt)
    }
    return this.open(patientId, { rootKeyId: row.rootKeyId, wrapped: row.wrapped })
  }

  /** A new key, and its wrapped form to be stored with the new patient. */
  make(patientId: string): { key: KeyObject; wrapped: WrappedKey } {
    const key = generateDataKey()
    return { key, wrapped: this.#ring.wrap(key, owner(patientId)) }
  }
}
