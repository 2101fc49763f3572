import { z } from 'zod'
import type { Sex } from '../../../models/patient.ts'
import type { NewPatient, OtherIdentifier } from '../create-patient.ts'
import {
  dateTime,
  fullDate,
  humanName,
  identifier,
  text,
  type HumanName,
  type Identifier,
} from './datatypes.ts'
import { isUnusable, readFields, type Unusable } from './read-fields.ts'
import type { Resource } from './resource.ts'

const schema = z.object({
  identifier: z.array(identifier).optional(),
  name: z.array(humanName),
  telecom: z
    .array(z.object({ system: text.optional(), value: text.optional(), use: text.optional() }))
    .optional(),
  gender: z.enum(['female', 'male', 'other', 'unknown']).optional(),
  birthDate: fullDate,
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: dateTime.optional(),
  address: z
    .array(
      z.object({
        use: text.optional(),
        text: text.optional(),
        line: z.array(text).optional(),
        district: text.optional(),
        city: text.optional(),
        state: text.optional(),
        postalCode: text.optional(),
        country: text.optional(),
      }),
    )
    .optional(),
})
type Fields = z.output<typeof schema>

/** What an export says of who a patient is. What our record has beside it (history, allergy notes) is not touched. */
export type ImportedPatient = {
  readonly values: Omit<NewPatient, 'medicalHistory' | 'allergies'>
  readonly otherIdentifiers: readonly OtherIdentifier[]
  readonly deceased: boolean
  readonly remarks: readonly string[]
}

const notCurrent = new Set(['old', 'temp', 'maiden', 'nickname', 'anonymous'])

const preferred = <Entry extends { readonly use?: string | undefined }>(
  entries: readonly Entry[] = [],
): Entry | undefined =>
  entries.find(({ use }) => use === 'official') ??
  entries.find(({ use }) => use === 'usual') ??
  entries.find(({ use }) => !notCurrent.has(use ?? ''))

const familyOf = (name: HumanName | undefined) => name?.family?.trim() ?? ''
const givenOf = (name: HumanName | undefined) => name?.given?.join(' ').trim() ?? ''

function contact({ telecom = [] }: Fields, system: 'phone' | 'email'): string | null {
  const current = telecom.filter((point) => point.system === system && point.value !== undefined)
  return preferred(current)?.value ?? null
}

function addressOf({ address }: Fields): string | null {
  const found = preferred(address)
  if (found === undefined) {
    return null
  }
  const { line = [], district, city, state, postalCode, country } = found
  const place = [city, state, postalCode].filter((part) => part !== undefined).join(' ')
  const lines = [...line, district, place, country].filter((part) => part !== undefined && part !== '')
  return lines.length > 0 ? lines.join(', ') : (found.text ?? null)
}

const socialSecurity = 'http://hl7.org/fhir/sid/us-ssn'
// https://terminology.hl7.org/CodeSystem-v2-0203.html: social security, national person and national unique identifiers
const nationalTypes = /^(SS|NI|NN[A-Z]{3})$/

const isNational = ({ system, type }: Identifier) =>
  system === socialSecurity || (type?.coding ?? []).some(({ code }) => nationalTypes.test(code ?? ''))

function nationalIdOf({ system, value }: Identifier): string | undefined {
  return system === socialSecurity ? value?.replaceAll(/\D/g, '') : value?.trim()
}

function identifiersOf({ identifier: given = [] }: Fields) {
  const current = given.filter(({ use, value }) => use !== 'old' && value !== undefined)
  const national = current.find(isNational)
  const nationalId = national === undefined ? undefined : nationalIdOf(national)
  const others = current.filter((one) => one !== national || nationalId === '')
  return {
    nationalId: nationalId === undefined || nationalId === '' ? null : nationalId,
    otherIdentifiers: others.map(({ system = '', value = '' }) => ({ system, value })),
  }
}

/**
 * Reads FHIR Patient (https://hl7.org/fhir/R4/patient.html) as what our record holds of who a patient is.
 * @param today the facility's date, YYYY-MM-DD: nobody is born after it
 */
export function mapPatient(resource: Resource, today: string): ImportedPatient | Unusable {
  const read = readFields(schema, resource)
  if (isUnusable(read)) {
    return read
  }
  const { fields, remarks } = read
  const name = preferred(fields.name)
  if (familyOf(name) === '' || givenOf(name) === '') {
    return { unusable: 'name: has no current name with a family and a given part' }
  }
  if (fields.birthDate > today) {
    return { unusable: 'birthDate: lies in the future' }
  }
  const { nationalId, otherIdentifiers } = identifiersOf(fields)
  const sex: Sex = fields.gender ?? 'unknown'
  return {
    values: {
      givenName: givenOf(name),
      familyName: familyOf(name),
      birthDate: fields.birthDate,
      sex,
      nationalId,
      phone: contact(fields, 'phone'),
      email: contact(fields, 'email'),
      address: addressOf(fields),
    },
    otherIdentifiers,
    deceased: fields.deceasedBoolean ?? fields.deceasedDateTime !== undefined,
    remarks,
  }
}
