import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Patient } from '../../models/patient.ts'
import type { Sealed } from '../../models/sealed.ts'
import type { Services } from '../services.ts'
import { searchTokens, sealPatientFields, type NewPatient, type OtherIdentifier } from './create-patient.ts'

function openFields(patient: Patient, key: KeyObject): NewPatient {
  const required = (column: string, sealed: Sealed): string =>
    sealed.open(key, { table: 'patients', column, row: patient.id })
  const optional = (column: string, sealed: Sealed | null): string | null =>
    sealed === null ? null : required(column, sealed)
  return {
    givenName: required('given_name', patient.givenName),
    familyName: required('family_name', patient.familyName),
    birthDate: required('birth_date', patient.birthDate),
    sex: patient.sex,
    nationalId: optional('national_id', patient.nationalId),
    phone: optional('phone', patient.phone),
    email: optional('email', patient.email),
    address: optional('address', patient.address),
    medicalHistory: optional('medical_history', patient.medicalHistory),
    allergies: optional('allergies', patient.allergies),
  }
}

/** The tokens of a row, those of what it said before exchanged for those of what it says now; others stay. */
function exchange(stored: readonly Buffer[], before: readonly Buffer[], after: readonly Buffer[]): Buffer[] {
  const gone = (token: Buffer) =>
    before.some((one) => one.equals(token)) || after.some((one) => one.equals(token))
  return [...stored.filter((token) => !gone(token)), ...after]
}

/**
 * Changes who a patient is, in the caller's transaction: seals the fields again, renews the search tokens and counts the
 * version up. Tokens of identifiers that other systems gave stay, unless `identifiers` exchanges them. The caller writes
 * the audit row.
 * @param change is given what the record says now, and gives what it shall say
 * @throws UniqueConstraintError where the national id belongs to another patient; SealBrokenError
 */
export async function changePatient(
  services: Services,
  transaction: Transaction,
  patientId: string,
  made: {
    at: Date
    deceased?: boolean
    identifiers?: { before: readonly OtherIdentifier[]; after: readonly OtherIdentifier[] }
  },
  change: (current: NewPatient) => NewPatient,
): Promise<void> {
  const patient = await Patient.findByPk(patientId, {
    transaction,
    lock: transaction.LOCK.UPDATE,
    rejectOnEmpty: true,
  })
  const key = await services.patientKeys.load(patientId, transaction)
  const before = openFields(patient, key)
  const after = change(before)
  const { blindIndex } = services
  const known = searchTokens(blindIndex, before, made.identifiers?.before)
  const renewed = searchTokens(blindIndex, after, made.identifiers?.after)
  await patient.update(
    {
      ...sealPatientFields(patientId, key, after),
      ...renewed,
      exactTokens: exchange(patient.exactTokens, known.exactTokens, renewed.exactTokens),
      sex: after.sex,
      deceased: made.deceased ?? patient.deceased,
      version: patient.version + 1,
      updatedAt: made.at,
    },
    { transaction },
  )
}
