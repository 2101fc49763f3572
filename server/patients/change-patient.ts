import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import type { Patient } from '../../models/patients/patient.ts'
import type { Sealed } from '../../models/sealing/sealed.ts'
import type { Services } from '../services.ts'
import { changedMeanwhile } from '../overtaken/changed-meanwhile.ts'
import type { OvertakenError } from '../overtaken/overtaken.ts'
import { paths } from '../paths.ts'
import { holdPatient } from './hold-record.ts'
import { freshTokens } from './import/fresh-tokens.ts'
import { openOtherDetails, sealOtherDetails, type OtherDetails } from './demographics/other-details.ts'
import {
  sealDiedOn,
  searchTokens,
  sealPatientFields,
  type NewPatient,
  type OtherIdentifier,
} from './create-patient.ts'

/** Opens everything a patient's row says. @throws SealBrokenError */
export function openFields(patient: Patient, key: KeyObject): NewPatient {
  const required = (column: string, sealed: Sealed): string =>
    sealed.open(key, { table: 'patients', column, row: patient.id })
  const optional = (column: string, sealed: Sealed | null): string | null =>
    sealed === null ? null : required(column, sealed)
  return {
    givenName: required('given_name', patient.givenName),
    familyName: required('family_name', patient.familyName),
    birthDate: optional('birth_date', patient.birthDate),
    sex: patient.sex,
    nationalId: optional('national_id', patient.nationalId),
    phone: optional('phone', patient.phone),
    email: optional('email', patient.email),
    address: optional('address', patient.address),
    medicalHistory: optional('medical_history', patient.medicalHistory),
    allergies: optional('allergies', patient.allergies),
  }
}

function sealChanged(
  patientId: string,
  key: KeyObject,
  values: NewPatient,
  changed: readonly (keyof NewPatient)[],
): Partial<ReturnType<typeof sealPatientFields>> {
  const names: readonly string[] = changed
  const sealed = Object.entries(sealPatientFields(patientId, key, values))
  return Object.fromEntries(sealed.filter(([field]) => names.includes(field)))
}

/** Says who has changed a patient's row since it was read. */
export const recordChangedMeanwhile = (
  services: Pick<Services, 'prepared'>,
  transaction: Transaction,
  { id, updatedAt }: Pick<Patient, 'id' | 'updatedAt'>,
): Promise<OvertakenError> =>
  changedMeanwhile(services, transaction, {
    events: [
      'patient.changed',
      'medical-history.written',
      'patient.death-recorded',
      'patient.death-withdrawn',
    ],
    what: 'record',
    resource: { type: 'patient', id },
    updatedAt,
    next: { href: paths.patient(id), label: 'record' },
    comesBack: 'compare',
  })

/** What the record said, what it says now, and which fields differ. */
export type PatientChanged = {
  readonly before: NewPatient
  readonly after: NewPatient
  readonly changed: readonly (keyof NewPatient)[]
  readonly key: KeyObject
  readonly others: { readonly before: OtherDetails; readonly after: OtherDetails }
}

/**
 * The tokens of a row, those of what it said before exchanged for those of what it says now; others stay. Each is taken
 * away once: an identifier of another system may be the same as the national id, and stays when that is changed.
 */
function exchange(stored: readonly Buffer[], before: readonly Buffer[], after: readonly Buffer[]): Buffer[] {
  const others = [...stored]
  for (const token of before) {
    const at = others.findIndex((one) => one.equals(token))
    if (at >= 0) {
      others.splice(at, 1)
    }
  }
  return [...others, ...after]
}

const fields = [
  'givenName',
  'familyName',
  'birthDate',
  'sex',
  'nationalId',
  'phone',
  'email',
  'address',
  'medicalHistory',
  'allergies',
] as const satisfies readonly (keyof NewPatient)[]

/**
 * Changes who a patient is, in the caller's transaction: seals the changed fields again, renews the search tokens and
 * counts the version up; where nothing differs the row stays as it is. Tokens of identifiers that other systems gave stay, unless `identifiers` exchanges them. The caller writes
 * the audit row.
 * @param made.readVersion the version that the change was made from
 * @param change is given what the record says now, and gives what it shall say
 * @throws UniqueConstraintError where the national id belongs to another patient; OvertakenError; RecordErasedError; SealBrokenError
 */
export async function changePatient(
  services: Services,
  transaction: Transaction,
  patientId: string,
  made: {
    at: Date
    deceased?: boolean
    /** A partial date (server/partial-date.ts); null where it is not known. */
    diedOn?: string | null
    readVersion?: number | undefined
    identifiers?: { before: readonly OtherIdentifier[]; after: readonly OtherIdentifier[] }
    /** What another system says beside; left out, that stays as it is. */
    otherDetails?: OtherDetails
  },
  change: (current: NewPatient) => NewPatient,
): Promise<PatientChanged> {
  const { patient, key } = await holdPatient(services, transaction, patientId)
  if (made.readVersion !== undefined && made.readVersion !== patient.version) {
    throw await recordChangedMeanwhile(services, transaction, patient)
  }
  const before = openFields(patient, key)
  const after = change(before)
  const changed = fields.filter((field) => before[field] !== after[field])
  const deceased = made.deceased ?? patient.deceased
  const isAsItWas = deceased === patient.deceased && made.diedOn === undefined
  const othersBefore = openOtherDetails(patientId, key, patient.otherDetails)
  const others = { before: othersBefore, after: made.otherDetails ?? othersBefore }
  const result = { before, after, changed, key, others }
  if (
    changed.length === 0 &&
    made.identifiers === undefined &&
    made.otherDetails === undefined &&
    isAsItWas
  ) {
    return result
  }
  const index = services.blindIndex.writing
  const known = searchTokens(index, before, made.identifiers?.before, others.before)
  const renewed = searchTokens(index, after, made.identifiers?.after, others.after)
  // While the index is made anew, under another key or in another form, the row's tokens are made anew before they are changed.
  const [fresh] =
    patient.indexKeyId === index.patientIndexId
      ? []
      : await freshTokens(services, transaction, [{ id: patientId, key, values: before }])
  const stored = fresh?.exactTokens ?? patient.exactTokens
  await patient.update(
    {
      ...sealChanged(patientId, key, after, changed),
      ...renewed,
      exactTokens: exchange(stored, known.exactTokens, renewed.exactTokens),
      ...(made.otherDetails === undefined
        ? {}
        : { otherDetails: sealOtherDetails(patientId, key, made.otherDetails) }),
      sex: after.sex,
      deceased,
      ...(made.diedOn === undefined ? {} : { diedOn: sealDiedOn(patientId, key, made.diedOn) }),
      version: patient.version + 1,
      updatedAt: made.at,
    },
    { transaction },
  )
  return result
}
