import type { KeyObject } from 'node:crypto'
import { fieldOpener } from './sealed-fields.ts'

/** Who a patient is, as a statement brings it: the names and the date of birth are sealed. */
export type SealedIdentity<Sex> = {
  readonly id: string
  readonly record_number: string
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly sex: Sex
}

/** Opens who a patient is. @param key the patient's, as the same statement brought it @throws SealBrokenError */
export function openIdentity<Sex>(row: SealedIdentity<Sex>, key: KeyObject) {
  const open = fieldOpener(key, 'patients', row.id)
  return {
    patientId: row.id,
    recordNumber: row.record_number,
    givenName: open.required('given_name', row.given_name),
    familyName: open.required('family_name', row.family_name),
    birthDate: open.optional('birth_date', row.birth_date),
    sex: row.sex,
  }
}
