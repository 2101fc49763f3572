import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { PatientKey } from '../../models/patients/patient-key.ts'
import { Patient, type Sex } from '../../models/patients/patient.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import { birthFacts } from '../crypto/birth-facts.ts'
import type { IndexTokens } from '../crypto/index-tokens.ts'
import type { Services } from '../services.ts'
import { noOtherDetails, sealOtherDetails, type OtherDetails } from './demographics/other-details.ts'

export type NewPatient = {
  readonly givenName: string
  readonly familyName: string
  /** A day, a month or a year (server/partial-date.ts); null where it is not known. */
  readonly birthDate: string | null
  readonly sex: Sex
  readonly nationalId: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly medicalHistory: string | null
  readonly allergies: string | null
}

/** The sealed columns of a patient. */
const sealedFields = {
  givenName: 'given_name',
  familyName: 'family_name',
  birthDate: 'birth_date',
  nationalId: 'national_id',
  phone: 'phone',
  email: 'email',
  address: 'address',
  medicalHistory: 'medical_history',
  allergies: 'allergies',
} as const

/** An identifier that another system gave, under which the patient is found too. */
export type OtherIdentifier = { readonly system: string; readonly value: string }

/** The tokens of several names of one person, each once. */
function nameTokensOf(
  index: IndexTokens,
  names: readonly Pick<NewPatient, 'givenName' | 'familyName'>[],
): Buffer[] {
  const tokens = names.flatMap(({ givenName, familyName }) => index.nameTokens(givenName, familyName))
  const each = new Map(tokens.map((token) => [token.toString('hex'), token]))
  return [...each.values()].toSorted((one, other) => Buffer.compare(one, other))
}

/**
 * What is stored beside the ciphertext so that a patient can be found: keyed hashes only.
 * @param others former names, bynames and further ways to reach the person, by which they are found too
 */
export function searchTokens(
  index: IndexTokens,
  patient: Pick<
    NewPatient,
    'givenName' | 'familyName' | 'birthDate' | 'nationalId' | 'phone' | 'email' | 'address'
  >,
  otherIdentifiers: readonly OtherIdentifier[] = [],
  others: Pick<OtherDetails, 'names' | 'phones' | 'emails'> = noOtherDetails,
): { indexKeyId: string; nationalIdIndex: Buffer | null; exactTokens: Buffer[]; nameTokens: Buffer[] } {
  const nationalIdIndex =
    (patient.nationalId === null ? undefined : index.nationalId(patient.nationalId)) ?? null
  const phone = patient.phone === null ? undefined : index.phone(patient.phone)
  const email = patient.email === null ? undefined : index.email(patient.email)
  const fullName = index.fullName(`${patient.givenName} ${patient.familyName}`)
  const address = patient.address === null ? undefined : index.address(patient.address)
  const { names, phones, emails } = others
  return {
    indexKeyId: index.patientIndexId,
    nationalIdIndex,
    exactTokens: [
      nationalIdIndex ?? undefined,
      phone,
      email,
      fullName,
      address,
      ...birthFacts(patient.birthDate).map((fact) => index.born(fact)),
      ...index.surnames(patient.familyName),
      ...otherIdentifiers.map(({ value }) => index.nationalId(value)),
      ...names.flatMap(({ givenName, familyName }) => [
        index.fullName(`${givenName || patient.givenName} ${familyName}`),
        ...index.surnames(familyName),
      ]),
      ...phones.map((number) => index.phone(number)),
      ...emails.map((one) => index.email(one)),
    ].filter((token) => token !== undefined),
    nameTokens: nameTokensOf(index, [patient, ...names]),
  }
}

/** The sealed columns for these values under a patient's key. */
export function sealPatientFields(patientId: string, key: KeyObject, values: NewPatient) {
  const seal = (field: keyof typeof sealedFields, text: string) =>
    Sealed.seal(text, key, { table: 'patients', column: sealedFields[field], row: patientId })
  const optional = (field: keyof typeof sealedFields, text: string | null) =>
    text === null ? null : seal(field, text)
  return {
    givenName: seal('givenName', values.givenName),
    familyName: seal('familyName', values.familyName),
    birthDate: optional('birthDate', values.birthDate),
    nationalId: optional('nationalId', values.nationalId),
    phone: optional('phone', values.phone),
    email: optional('email', values.email),
    address: optional('address', values.address),
    medicalHistory: optional('medicalHistory', values.medicalHistory),
    allergies: optional('allergies', values.allergies),
  }
}

/** The sealed date of death under a patient's key. */
export const sealDiedOn = (patientId: string, key: KeyObject, diedOn: string | null): Sealed | null =>
  diedOn === null ? null : Sealed.seal(diedOn, key, { table: 'patients', column: 'died_on', row: patientId })

/**
 * Makes a patient with a data key of its own, sealed fields and search tokens, in the caller's transaction; the caller
 * writes the audit row.
 * @throws UniqueConstraintError where the national id belongs to another patient
 */
export async function createPatient(
  services: Services,
  transaction: Transaction,
  values: NewPatient,
  made: {
    at: Date
    registeredBy: string | null
    otherIdentifiers?: readonly OtherIdentifier[]
    deceased?: boolean
    /** A partial date (server/partial-date.ts). */
    diedOn?: string | null
    otherDetails?: OtherDetails
  },
): Promise<{ id: string; recordNumber: string; key: KeyObject }> {
  const id = newId()
  const { key, wrapped } = services.patientKeys.make(id)
  const patient = await Patient.create(
    {
      id,
      sex: values.sex,
      ...sealPatientFields(id, key, values),
      ...searchTokens(services.blindIndex.writing, values, made.otherIdentifiers, made.otherDetails),
      otherDetails: sealOtherDetails(id, key, made.otherDetails ?? noOtherDetails),
      deceased: made.deceased ?? false,
      diedOn: sealDiedOn(id, key, made.diedOn ?? null),
      registeredBy: made.registeredBy,
      createdAt: made.at,
      updatedAt: made.at,
    },
    { transaction },
  )
  await PatientKey.create({ patientId: id, ...wrapped, createdAt: made.at }, { transaction })
  return { id, recordNumber: patient.recordNumber, key }
}
