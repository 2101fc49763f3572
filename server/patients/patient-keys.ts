import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { PatientKey } from '../../models/patient-key.ts'
import type { DataKeys } from '../crypto/data-keys.ts'
import { generateDataKey, type KeyRing, type WrappedKey } from '../crypto/key-ring.ts'

const owner = (patientId: string) => `patient:${patientId}`

/** A patient without a key: the record was erased, or the key was taken away outside MedGuard. */
export class PatientKeyMissingError extends Error {
  readonly patientId: string
  constructor(patientId: string) {
    super(`The patient ${patientId} has no key`)
    this.name = 'PatientKeyMissingError'
    this.patientId = patientId
  }
}

/** Each patient's own data key: made once, stored wrapped by a root key, opened when the record is. */
export class PatientKeys {
  readonly #ring: KeyRing
  readonly #opened: DataKeys

  constructor(ring: KeyRing, opened: DataKeys) {
    this.#ring = ring
    this.#opened = opened
  }

  /** Opens a key that a query brought along. @throws UnknownRootKeyError, SealBrokenError */
  open(patientId: string, wrapped: WrappedKey): KeyObject {
    return this.#opened.open(owner(patientId), wrapped)
  }

  /**
   * Reads and opens the key of a patient. In a transaction the key stays this patient's until that ends.
   * @throws PatientKeyMissingError where the patient has none; UnknownRootKeyError, SealBrokenError
   */
  async load(patientId: string, transaction?: Transaction): Promise<KeyObject> {
    const locked = transaction === undefined ? {} : { transaction, lock: transaction.LOCK.SHARE }
    const row = await PatientKey.findByPk(patientId, locked)
    if (row === null) {
      throw new PatientKeyMissingError(patientId)
    }
    return this.open(patientId, { rootKeyId: row.rootKeyId, wrapped: row.wrapped })
  }

  /** A new key, and its wrapped form to be stored with the new patient. */
  make(patientId: string): { key: KeyObject; wrapped: WrappedKey } {
    const key = generateDataKey()
    return { key, wrapped: this.#ring.wrap(key, owner(patientId)) }
  }
}
