import { z } from 'zod'
import type { Fact, OtherDetails } from '../../demographics/other-details.ts'
import { qualifierText } from './concepts.ts'
import { containedIn } from './contained.ts'
import {
  codeableConcept,
  humanName,
  period,
  reference,
  text,
  type HumanName,
  type Reference,
} from './datatypes.ts'
import { extensionFacts } from '../words/extension-facts.ts'
import { contentName, wholeName } from '../words/human-name.ts'
import { namePartsOf } from './imported-name.ts'
import { isNow } from '../words/period-now.ts'
import { saidPeriod } from '../words/said-date.ts'
import type { Json } from '../resource.ts'

export const contactPoint = z.object({
  system: text.optional(),
  value: text.optional(),
  use: text.optional(),
  rank: z.int().positive().optional(),
  period: period.optional(),
})
export type ContactPoint = z.output<typeof contactPoint>

export const postalAddress = z.object({
  use: text.optional(),
  text: text.optional(),
  line: z.array(text).optional(),
  district: text.optional(),
  city: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
  country: text.optional(),
  period: period.optional(),
})
export type PostalAddress = z.output<typeof postalAddress>

/** The fields of a Patient resource that our own record has no field for. */
export const otherFields = {
  maritalStatus: codeableConcept.optional(),
  multipleBirthBoolean: z.boolean().optional(),
  multipleBirthInteger: z.int().optional(),
  contact: z
    .array(
      z.object({
        relationship: z.array(codeableConcept).optional(),
        name: humanName.optional(),
        telecom: z.array(contactPoint).optional(),
        address: postalAddress.optional(),
        gender: text.optional(),
        organization: reference.optional(),
        period: period.optional(),
      }),
    )
    .optional(),
  communication: z
    .array(z.object({ language: codeableConcept, preferred: z.boolean().optional() }))
    .optional(),
  generalPractitioner: z.array(reference).optional(),
  managingOrganization: reference.optional(),
}
type OtherFields = z.output<z.ZodObject<typeof otherFields>>

/** What was read of the patient, and which of it became the record's own fields. */
export type PatientReading = OtherFields & {
  readonly names: readonly HumanName[]
  readonly name: HumanName | undefined
  readonly telecom: readonly ContactPoint[]
  /** The points of contact that the record's own fields hold. */
  readonly reachedBy: readonly (ContactPoint | undefined)[]
  readonly addresses: readonly PostalAddress[]
  readonly address: PostalAddress | undefined
}

/** Gives the name of whoever a reference names, where it is known. */
export type NameOf = (reference: Reference) => string | undefined

/** What a patient is read with. */
export type ReadingContext = {
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  /** The facility's, for dates with a time of day. */
  readonly timeZone: string
  readonly nameOf: NameOf
}

/** An address as one line, as it was written where it has no parts. */
export function addressText(one: PostalAddress): string | null {
  const { line = [], district, city, state, postalCode, country } = one
  const place = [city, state, postalCode].filter((part) => part !== undefined).join(' ')
  const lines = [...line, district, place, country].filter((part) => part !== undefined && part !== '')
  return lines.length > 0 ? lines.join(', ') : (one.text ?? null)
}

type Dated = { readonly use?: string | undefined; readonly period?: z.output<typeof period> | undefined }

/** " (work, until 2019)" */
function besides({ use, period: within }: Dated, timeZone: string, more: readonly string[] = []): string {
  const said = [...more, use, saidPeriod(within, timeZone)].filter((part) => part !== undefined)
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

const nameLabels: Readonly<Record<string, string>> = {
  maiden: 'Maiden name',
  old: 'Former name',
  nickname: 'Nickname',
  temp: 'Temporary name',
  anonymous: 'Assigned name',
  usual: 'Usual name',
  official: 'Official name',
}

const labelOf = ({ use, period: within }: HumanName, timeZone: string): string =>
  `${nameLabels[use ?? ''] ?? 'Other name'}${besides({ period: within }, timeZone)}`

const otherNames = ({ names, name }: PatientReading, timeZone: string): OtherDetails['names'] =>
  names
    .filter((one) => one !== name)
    .map((one) => ({ label: labelOf(one, timeZone), ...namePartsOf(one) }))
    .filter(({ givenName, familyName }) => givenName !== '' || familyName !== '')

function fact(key: string, values: readonly (string | null | undefined)[], separator = '; '): Fact[] {
  const said = values.filter((value) => value !== undefined && value !== null && value !== '')
  return said.length === 0 ? [] : [{ key, value: [...new Set(said)].join(separator) }]
}

const pointText = (point: ContactPoint, timeZone: string): string | undefined => {
  const system = point.system === 'phone' || point.system === 'email' ? [] : [point.system ?? 'kind not said']
  return point.value === undefined ? undefined : `${point.value}${besides(point, timeZone, system)}`
}

/** Name, tie, how to reach: everything that is said of somebody to turn to. */
function contactText(
  one: NonNullable<OtherFields['contact']>[number],
  json: Json,
  { nameOf, timeZone }: ReadingContext,
): string {
  const ties = (one.relationship ?? []).map(qualifierText).filter((words) => words !== undefined)
  const parts = [
    one.name === undefined ? undefined : wholeName(one.name),
    one.organization && nameIn(one.organization, json, nameOf),
    ...(one.telecom ?? []).map((point) => pointText(point, timeZone)),
    one.address === undefined
      ? undefined
      : `${addressText(one.address) ?? ''}${besides(one.address, timeZone)}`,
    one.gender,
  ].filter((part) => part !== undefined && part !== '')
  const tie = ties.length === 0 ? '' : `${ties.join(', ')}: `
  return `${tie}${parts.length === 0 ? 'nothing more is said' : parts.join(', ')}${besides(one, timeZone)}`
}

/** What somebody is called to whom a reference leads: by the resource itself, by what it holds, else by the export. */
const nameIn = (named: Reference, json: Json, nameOf: NameOf): string | undefined =>
  named.display ?? contentName(containedIn(json, named)) ?? nameOf(named)

function multipleBirth({ multipleBirthBoolean, multipleBirthInteger }: OtherFields): string | undefined {
  if (multipleBirthInteger !== undefined) {
    return `Yes, number ${multipleBirthInteger} of them`
  }
  return multipleBirthBoolean === undefined ? undefined : multipleBirthBoolean ? 'Yes' : 'No'
}

/** Gathers what our own fields have no place for. @returns it, and what could not be said in words */
export function otherDetailsOf(
  read: PatientReading,
  json: Json,
  known: ReadingContext,
): {
  readonly details: OtherDetails
  readonly remarks: readonly string[]
  readonly notices: readonly string[]
} {
  const { today, nameOf, timeZone } = known
  const others = read.telecom.filter((point) => !read.reachedBy.includes(point))
  const current = others.filter((point) => isNow(point.period, today) && point.use !== 'old')
  const valuesOf = (...systems: string[]) =>
    current.flatMap(({ system, value }) =>
      value !== undefined && systems.includes(system ?? '') ? value : [],
    )
  const { facts, remarks } = extensionFacts('Patient', json, timeZone)
  const practitioners = (read.generalPractitioner ?? []).map((one) => nameIn(one, json, nameOf))
  const organization = read.managingOrganization && nameIn(read.managingOrganization, json, nameOf)
  const unnamed = [
    ...(practitioners.includes(undefined)
      ? ['generalPractitioner: names somebody whose name is not in this export']
      : []),
    ...(read.managingOrganization !== undefined && organization === undefined
      ? ['managingOrganization: names one whose name is not in this export']
      : []),
  ]
  return {
    details: {
      names: otherNames(read, timeZone),
      phones: valuesOf('phone', 'sms'),
      emails: valuesOf('email'),
      contact: [
        ...fact('Title', read.name?.prefix ?? [], ' '),
        ...fact('Name suffix', read.name?.suffix ?? [], ' '),
        ...fact(
          'Languages',
          (read.communication ?? []).map(
            ({ language, preferred }) =>
              `${qualifierText(language) ?? ''}${preferred === true ? ' (preferred)' : ''}`,
          ),
        ),
        ...(read.contact ?? []).flatMap((one) => fact('Contact person', [contactText(one, json, known)])),
        ...fact(
          'Other ways of contact',
          others.map((point) => pointText(point, timeZone)),
        ),
        ...fact(
          'Other addresses',
          read.addresses
            .filter((one) => one !== read.address)
            .map((one) => `${addressText(one) ?? ''}${besides(one, timeZone)}`),
        ),
        ...fact('Marital status', [qualifierText(read.maritalStatus)]),
        ...fact('Multiple birth', [multipleBirth(read)]),
        ...fact('General practitioner', practitioners),
        ...fact('Record kept by', [organization]),
      ],
      further: facts,
    },
    remarks,
    notices: unnamed,
  }
}
