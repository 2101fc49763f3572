import type { KeyObject } from 'node:crypto'
import type { Reference } from './datatypes.ts'
import { isUnusable, readFields } from './read-fields.ts'
import type { Resource } from './resource.ts'
import type { z } from 'zod'

/** A code of the medication catalogue. */
export type MedicationCode = { readonly system: string; readonly code: string; readonly name: string }

/** What the references of a patient's resources lead to: ids of rows, undefined where they lead nowhere. */
export type Links = {
  readonly practitioner: (reference: Reference) => string | undefined
  readonly encounter: (reference: Reference) => string | undefined
  readonly medication: (code: MedicationCode) => string | undefined
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
}

/** A resource as a row, with what had to be left out of it. */
export type AsRow<Row> = { readonly row: Row; readonly remarks: readonly string[] }

/** A resource that is kept as its document only, and why. */
export type AsDocument = { readonly documentOnly: string }

export type Mapped<Row> = AsRow<Row> | AsDocument

/** Whether a resource became no row. */
export const isDocumentOnly = (mapped: object): mapped is AsDocument => 'documentOnly' in mapped

/** Collects what had to be left out of a row. */
export type Remark = (text: string) => void

/**
 * Makes a mapping from the fields of a resource.
 * @param toRow gives the row, or the reason why there can be none
 */
export function mapping<Shape, Row extends object>(
  schema: z.ZodType<Shape>,
  toRow: (fields: Shape, target: Target, remark: Remark) => Row | AsDocument,
): (resource: Resource, target: Target) => Mapped<Row> {
  return (resource, target) => {
    const read = readFields(schema, resource)
    if (isUnusable(read)) {
      return { documentOnly: read.unusable }
    }
    const remarks = [...read.remarks]
    const row = toRow(read.fields, target, (text) => remarks.push(text))
    return isDocumentOnly(row) ? row : { row, remarks }
  }
}

/** Follows a reference; one that leads nowhere is left out with a remark. */
export function follow(
  reference: Reference | undefined,
  find: (reference: Reference) => string | undefined,
  field: string,
  remark: Remark,
): string | null {
  if (reference === undefined) {
    return null
  }
  const id = find(reference)
  if (id === undefined) {
    remark(`${field}: names nothing that is in this export or on record`)
  }
  return id ?? null
}
