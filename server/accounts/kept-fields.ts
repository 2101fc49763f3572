import type { KeyObject } from 'node:crypto'
import { openText, sealText, type Place } from '../crypto/envelope.ts'
import { carriedFields } from '../carried-fields.ts'

/** The fields of a form as they were typed, by name. */
export type KeptFields = Readonly<Record<string, string>>

/** As long as the database takes an address; no form of ours has one that comes near it. */
const longestPath = 300

/** Whether a form can stand at this address; what was typed for any other is not kept. */
export const isKeepable = (path: string): boolean => path.length <= longestPath && /^[\x21-\x7e]+$/.test(path)

/** Whether anything stands in the fields that somebody typed or chose. */
export const saysSomething = (fields: KeptFields): boolean =>
  Object.entries(fields).some(([name, text]) => !carriedFields.has(name) && text.trim() !== '')

const isFields = (value: unknown): value is KeptFields =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((field) => typeof field === 'string')

/** Seals what was typed, bound to the row that it will stand in. */
export const sealFields = (fields: KeptFields, key: KeyObject, place: Place): Buffer =>
  sealText(JSON.stringify(fields), key, place)

/** Opens what was sealed. @throws SealBrokenError where the row is not what was written */
export function openFields(content: Buffer, key: KeyObject, place: Place): KeptFields | undefined {
  const fields: unknown = JSON.parse(openText(content, key, place))
  return isFields(fields) ? fields : undefined
}
