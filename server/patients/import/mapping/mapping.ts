import type { KeyObject } from 'node:crypto'
import { containedIn } from './contained.ts'
import type { Reference } from './datatypes.ts'
import type { PartialDate } from '../../../partial-date.ts'
import { furtherDetails } from '../words/further-details.ts'
import { contentName } from '../words/human-name.ts'
import type { Medicine } from './medicine.ts'
import { unknownMeaning } from './modifiers.ts'
import { oddDates } from '../words/odd-dates.ts'
import { inPlainWords } from '../words/plain-words.ts'
import { isUnusable, readFields } from './read-fields.ts'
import { isObject, type Json, type Resource } from '../resource.ts'
import type { z } from 'zod'
import type { MedicationCode } from './medication-code.ts'

/** A row of the catalogue, and what it calls the medicine: another facility may call the same code otherwise. */
export type CataloguedMedicine = { readonly id: string; readonly name: string }

/** Where a reference leads: to a row, to a resource that has none (and why, in words that go after its name), or nowhere. */
export type ReferenceTarget = { readonly id: string } | { readonly rowless: string } | undefined

/** What the references of a patient's resources lead to: ids of rows, undefined where they lead nowhere. */
export type Links = {
  readonly practitioner: (reference: Reference) => string | undefined
  /** What somebody or an organization is called that is in this export or on record. */
  readonly nameOf: (reference: Reference) => string | undefined
  readonly encounter: (reference: Reference) => ReferenceTarget
  /** The catalogue's row; without a code, the one for medicines that are named in words alone. */
  readonly medication: (code: MedicationCode | undefined) => CataloguedMedicine
  /** The medicine that a Medication resource of this id is. */
  readonly medicine: (id: string | undefined) => Medicine | undefined
}

/** The row that a resource of a patient is to become. */
export type Target = {
  readonly id: string
  readonly patientId: string
  readonly key: KeyObject
  readonly links: Links
  /** The facility's, for dates without a time of day. */
  readonly timeZone: string
  readonly importedAt: Date
  /** Whether another order of the export says that it replaces this one. */
  readonly isReplaced: boolean
  /** The patient's date of birth as far as it is known. */
  readonly bornOn: PartialDate | undefined
}

/** A resource as a row, with what had to be left out of it, and what somebody should look at although it is there. */
export type AsRow<Row> = {
  readonly row: Row
  /** What the record calls such an entry, and what it is called: the substance, the medicine and so on. */
  readonly called: { readonly what: string; readonly name: string | undefined }
  readonly remarks: readonly string[]
  readonly notices: readonly string[]
}

/** A resource that is kept as its document only. */
export type AsDocument = {
  /** Why, without anything of its content. */
  readonly documentOnly: string
  /** What the chart says instead of it. */
  readonly instead: string
  /** Whether the chart now lacks something: not where it says all that matters. */
  readonly isLost: boolean
  /** What those who name this resource say of it, where more is known than that it could not be read: "has no date". */
  readonly rowless?: string
}

export type MappedResource<Row> = AsRow<Row> | AsDocument

/** Whether a resource became no row. */
export const isDocumentOnly = (mapped: object): mapped is AsDocument => 'documentOnly' in mapped

/** What a mapping tells besides its row. */
export type Notes = {
  /** The resource as it came. */
  readonly json: Json
  /** Everything that it says in elements that the mapping does not read, as lines in words. */
  readonly further: readonly string[]
  /** Tells what had to be left out. */
  readonly remark: (text: string) => void
  /** Tells what somebody should look at, although nothing is left out. */
  readonly notice: (text: string) => void
}

/** What the record calls a resource of a kind, with its article, and its name. */
export type ResourceTitle = {
  readonly what: string
  readonly title: (json: Json, links: Links) => string | undefined
}

const nameIn = ({ what, title }: ResourceTitle, json: Json, links: Links): string => {
  const name = title(json, links)
  return name === undefined ? what : `${what} “${name}”`
}

/**
 * Makes a mapping from the fields of a resource.
 * @param toRow gives the row, or why there can be none
 */
export function mapping<Shape extends object, Row extends object>(
  called: ResourceTitle,
  schema: z.ZodType<Shape>,
  toRow: (fields: Shape, target: Target, notes: Notes) => Row | AsDocument,
): (resource: Resource, target: Target) => MappedResource<Row> {
  return (resource, target) => {
    const { json } = resource
    const unknown = unknownMeaning(json)
    if (unknown !== undefined) {
      const { reason, explainedAt } = unknown
      const where = explainedAt === undefined ? '' : `, explained at ${explainedAt}`
      const says = `is not shown, because it says something that changes its meaning and that MedGuard does not know${where}`
      return { documentOnly: reason, instead: `${nameIn(called, json, target.links)} ${says}`, isLost: true }
    }
    const read = readFields(schema, resource)
    if (isUnusable(read)) {
      return {
        documentOnly: read.unusable,
        instead: `${nameIn(called, json, target.links)} could not be read: ${inPlainWords(resource.kind, read.unusable)}`,
        isLost: true,
      }
    }
    const { bornOn, importedAt: today, timeZone } = target
    const whole = isObject(read.json) ? read.json : json
    const further = furtherDetails(resource.kind, whole, read.fields, timeZone)
    const remarks = [...read.remarks, ...further.remarks]
    const notices = oddDates(json, { bornOn, today, timeZone })
    const row = toRow(read.fields, target, {
      json,
      further: further.lines,
      remark: (text) => remarks.push(text),
      notice: (text) => notices.push(text),
    })
    return isDocumentOnly(row)
      ? row
      : { row, called: { what: called.what, name: called.title(json, target.links) }, remarks, notices }
  }
}

/** Follows a reference; one that leads to no row is left out with a remark that says why. */
export function follow(
  reference: Reference | undefined,
  find: (reference: Reference) => ReferenceTarget,
  field: string,
  { remark }: Notes,
): string | null {
  if (reference === undefined) {
    return null
  }
  const found = find(reference)
  if (found !== undefined && 'id' in found) {
    return found.id
  }
  remark(
    found === undefined
      ? `${field}: names nothing that is in this export or on record`
      : `${field}: ${found.rowless}`,
  )
  return null
}

/** Somebody whom a resource names: a row of practitioners, else in words. */
export type NamedPerson = { readonly practitionerId: string | null; readonly words: string | undefined }

/** Follows a reference to somebody; who is named in words alone, or within the resource, is told in words. */
export function followPerson(
  reference: Reference | undefined,
  { practitioner }: Links,
  field: string,
  { json, remark }: Notes,
): NamedPerson {
  if (reference === undefined) {
    return { practitionerId: null, words: undefined }
  }
  const id = practitioner(reference)
  if (id !== undefined) {
    return { practitionerId: id, words: undefined }
  }
  const words = reference.display ?? contentName(containedIn(json, reference))
  if (words === undefined) {
    remark(`${field}: names nobody that is in this export or on record`)
  }
  return { practitionerId: null, words }
}

const unnamed: Readonly<Record<string, string>> = {
  Patient: 'the patient',
  RelatedPerson: 'a relative or friend',
}

/** Who stated it, where that is said: patients state things of themselves. */
export function statedBy(
  named: Reference | undefined,
  { links }: Target,
  { json, remark }: Notes,
): string | undefined {
  if (named === undefined) {
    return undefined
  }
  const name = named.display ?? contentName(containedIn(json, named)) ?? links.nameOf(named)
  const [, kind = ''] = /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(named.reference ?? '') ?? []
  const words = name ?? unnamed[kind]
  if (words === undefined) {
    remark('asserter: names nobody that is in this export or on record')
  }
  return words
}
