import type { Kind } from './kinds.ts'

type Json = Readonly<Record<string, unknown>>

/** A resource as it came: its own text, and what that says. */
export type Resource = {
  readonly kind: Kind
  readonly id: string
  /** The line exactly as it stood in the file. */
  readonly text: string
  readonly json: Json
}

/** Why a line is no resource of its file. The reason holds nothing of the line's content. */
export type BadLine = { readonly id: string | undefined; readonly reason: string }

const utf8 = new TextDecoder('utf-8', { fatal: true })

// https://hl7.org/fhir/R4/datatypes.html#id
const idPattern = /^[A-Za-z0-9\-.]{1,64}$/
const typePattern = /^[A-Za-z]{1,64}$/

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(bytes: Buffer): { text: string; json: unknown } | undefined {
  try {
    const text = utf8.decode(bytes)
    return { text, json: JSON.parse(text) }
  } catch {
    // The parser's own words repeat what stands in the line, so they are not kept.
    return undefined
  }
}

/** Reads a line as a resource of the kind that its file is named after. */
export function readResource(bytes: Buffer, kind: Kind): Resource | BadLine {
  const parsed = parse(bytes)
  if (parsed === undefined || !isObject(parsed.json)) {
    return { id: undefined, reason: 'the line is not a JSON object in UTF-8' }
  }
  const { text, json } = parsed
  const id = matching(json['id'], idPattern)
  if (json['resourceType'] !== kind) {
    const type = matching(json['resourceType'], typePattern)
    const found = type === undefined ? 'is missing' : `is ${type}`
    return { id, reason: `resourceType: ${found}, but the file is named after ${kind}` }
  }
  if (id === undefined) {
    return { id, reason: 'id: is missing, or is not 1 to 64 letters, digits, dashes and dots' }
  }
  return { kind, id, text, json }
}

/** Whether a line is a resource. */
export const isResource = (read: Resource | BadLine): read is Resource => 'json' in read
