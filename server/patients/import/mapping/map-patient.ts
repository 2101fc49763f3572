import { z } from 'zod'
import type { Sex } from '../../../../models/patients/patient.ts'
import { isCertainlyAfter, parsePartialDate } from '../../../partial-date.ts'
import type { NewPatient, OtherIdentifier } from '../../create-patient.ts'
import type { OtherDetails } from '../../demographics/other-details.ts'
import { dateTime, humanName, identifier, reference, text, type period } from './datatypes.ts'
import { importedIdentifiers } from './imported-identifiers.ts'
import { importedName } from './imported-name.ts'
import { unknownMeaning } from './modifiers.ts'
import {
  addressText,
  contactPoint,
  otherDetailsOf,
  otherFields,
  postalAddress,
  type ContactPoint,
  type ReadingContext,
} from './other-details-of.ts'
import { isNow } from '../words/period-now.ts'
import { isUnusable, readFields, type UnusableResource } from './read-fields.ts'
import type { Resource } from '../resource.ts'

const schema = z.object({
  active: z.boolean().optional(),
  identifier: z.array(identifier).optional(),
  name: z.array(humanName).optional(),
  telecom: z.array(contactPoint).optional(),
  gender: z.enum(['female', 'male', 'other', 'unknown']).optional(),
  birthDate: text.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: dateTime.optional(),
  link: z.array(z.object({ other: reference, type: text })).optional(),
  address: z.array(postalAddress).optional(),
  ...otherFields,
})
type Fields = z.output<typeof schema>

/** What an export says of who a patient is. What our record has beside it (history, allergy notes) is not touched. */
export type ImportedPatient = {
  readonly values: Omit<NewPatient, 'medicalHistory' | 'allergies'>
  readonly otherIdentifiers: readonly OtherIdentifier[]
  readonly deceased: boolean
  /** A partial date; null where it is not known, or where nobody died. */
  readonly diedOn: string | null
  readonly otherDetails: OtherDetails
  /** Fields that are said and could not be taken: what the record knew before stays. */
  readonly leftOut: readonly string[]
  readonly remarks: readonly string[]
  readonly notices: readonly string[]
}

const notCurrent = new Set(['old', 'temp'])

type Dated = {
  readonly use?: string | undefined
  readonly rank?: number | undefined
  readonly period?: z.output<typeof period> | undefined
}

function preferred<Entry extends Dated>(entries: readonly Entry[] = [], today: string): Entry | undefined {
  const now = entries
    .filter((entry) => isNow(entry.period, today) && !notCurrent.has(entry.use ?? ''))
    .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || 0)
  return now[0]
}

function contact(
  { telecom = [] }: Fields,
  system: 'phone' | 'email',
  today: string,
): ContactPoint | undefined {
  return preferred(
    telecom.filter((point) => point.system === system && point.value !== undefined),
    today,
  )
}

/** A day as precise as it is said; or why it cannot be one. */
type SaidDate = { readonly date: string | null; readonly remark?: string }

function birthDateOf({ birthDate }: Fields, today: string): SaidDate {
  if (birthDate === undefined) {
    return { date: null }
  }
  const date = parsePartialDate(birthDate)
  if (date === undefined || date.precision === 'instant') {
    return { date: null, remark: 'birthDate: is no date, so it is left out' }
  }
  if (birthDate < '1850') {
    return { date: null, remark: 'birthDate: lies before 1850, so it is left out' }
  }
  return birthDate.slice(0, today.length) > today.slice(0, birthDate.length)
    ? { date: null, remark: 'birthDate: lies in the future, so it is left out' }
    : { date: birthDate }
}

function deathOf(
  { deceasedBoolean, deceasedDateTime }: Fields,
  bornOn: string | null,
  today: string,
): SaidDate & { readonly deceased: boolean } {
  if (deceasedDateTime === undefined) {
    return { date: null, deceased: deceasedBoolean === true }
  }
  const [born, died] = [parsePartialDate(bornOn ?? ''), parsePartialDate(deceasedDateTime)]
  if (died !== undefined && born !== undefined && isCertainlyAfter(born, died, 'UTC')) {
    return {
      date: null,
      deceased: true,
      remark: 'deceasedDateTime: lies before the birth, so it is left out',
    }
  }
  // A day ahead is today in another part of the world.
  const tomorrow = new Date(Date.parse(today) + 2 * 86_400_000).toISOString().slice(0, 10)
  return deceasedDateTime.slice(0, 10) > tomorrow
    ? { date: null, deceased: true, remark: 'deceasedDateTime: lies in the future, so it is left out' }
    : { date: deceasedDateTime, deceased: true }
}

/** What somebody must know before they rely on the record. */
function standingOf({ active, link = [] }: Fields): string[] {
  const replaced = link.some(({ type }) => type === 'replaced-by')
  const replaces = link.some(({ type }) => type === 'replaces')
  return [
    ...(active === false ? ['active: the record is no longer in use where it comes from'] : []),
    ...(replaced ? ['link: the record was replaced by another where it comes from: use that one'] : []),
    ...(replaces ? ['link: the record replaces another where it comes from'] : []),
    ...(link.some(({ type }) => type !== 'replaced-by' && type !== 'replaces')
      ? ['link: there is another record of the same person where it comes from']
      : []),
  ]
}

const knownFields = new Set([
  ...Object.keys(schema.shape),
  'resourceType',
  'id',
  'meta',
  'text',
  'language',
  'contained',
  'extension',
])

/** What the resource says in fields that are not read: nothing is dropped without a word. */
function leftOutFields({ json }: Resource): string[] {
  const fields = Object.keys(json).filter((name) => !knownFields.has(name.replace(/^_/, '')))
  return fields.map((name) =>
    name === 'photo'
      ? 'photo: is not taken over: it stays with the other system'
      : `${/^[A-Za-z_]+$/.test(name) ? name : 'a field'}: is none that MedGuard knows, so it is left out`,
  )
}

/**
 * Reads FHIR Patient (https://hl7.org/fhir/R4/patient.html) as what our record holds of who a patient is. What is wrong is
 * left out with a remark: nobody is refused for a field.
 * @param today the facility's date, YYYY-MM-DD: nobody is born after it
 * @param known the facility's time zone, and what gives the name of whoever a reference names, where the export has it
 */
export function mapPatient(
  resource: Resource,
  today: string,
  known: Partial<Omit<ReadingContext, 'today'>> = {},
): ImportedPatient | UnusableResource {
  const read = readFields(schema, resource)
  if (isUnusable(read)) {
    return read
  }
  const { fields, remarks } = read
  const unknown = unknownMeaning(resource.json)
  const name = importedName(fields.name ?? [], today)
  const birth = birthDateOf(fields, today)
  const death = deathOf(fields, birth.date, today)
  const {
    nationalId,
    others: otherIdentifiers,
    notices,
  } = importedIdentifiers(fields.identifier ?? [], today)
  const sex: Sex = fields.gender ?? 'unknown'
  const phone = contact(fields, 'phone', today)
  const email = contact(fields, 'email', today)
  const address = preferred(fields.address, today)
  const others = otherDetailsOf(
    {
      ...fields,
      names: fields.name ?? [],
      name: name?.chosen,
      telecom: fields.telecom ?? [],
      reachedBy: [phone, email],
      addresses: fields.address ?? [],
      address,
    },
    resource.json,
    { today, timeZone: known.timeZone ?? 'UTC', nameOf: known.nameOf ?? (() => undefined) },
  )
  return {
    values: {
      givenName: name?.givenName ?? '',
      familyName: name?.familyName ?? 'Name not known',
      birthDate: birth.date,
      sex,
      nationalId,
      phone: phone?.value ?? null,
      email: email?.value ?? null,
      address: address === undefined ? null : addressText(address),
    },
    otherIdentifiers,
    otherDetails: others.details,
    deceased: death.deceased,
    diedOn: death.date,
    leftOut: birth.remark === undefined ? [] : ['birthDate'],
    remarks: [
      ...remarks,
      ...(unknown === undefined ? [] : [unknown.reason]),
      ...[birth.remark, death.remark].filter((remark) => remark !== undefined),
      ...leftOutFields(resource),
      ...others.remarks,
    ],
    notices: [
      ...(name === undefined
        ? ['name: has no letters, so the patient stands under “Name not known”']
        : name.notices),
      ...(fields.birthDate === undefined ? ['birthDate: is not said'] : []),
      ...notices,
      ...others.notices,
      ...standingOf(fields),
    ],
  }
}
