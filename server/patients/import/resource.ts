import { isKind, type Kind } from './kinds.ts'

export type Json = Readonly<Record<string, unknown>>

/** A resource as it came: its own text, and what that says. */
export type Resource = {
  readonly kind: Kind
  readonly id: string
  /** As it stood in the file. */
  readonly text: string
  readonly json: Json
}

/** Why a piece of a file is no resource that can be taken. The reason holds nothing of the content. */
export type BadLine = {
  readonly id: string | undefined
  /** What the piece says that it is, where it says so. */
  readonly type?: string | undefined
  readonly reason: string
  /** Set where it is a good resource of a kind that the import does not take. */
  readonly foreign?: Json
}

/** JSON with the text that it was read from. */
export type ParsedJson = { readonly text: string; readonly json: unknown }

const utf8 = new TextDecoder('utf-8', { fatal: true })

// https://hl7.org/fhir/R4/datatypes.html#id
const idPattern = /^[A-Za-z0-9\-.]{1,64}$/
const typePattern = /^[A-Za-z]{1,64}$/

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

/** Whether a JSON value is an object. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads bytes as JSON in UTF-8; undefined where they are none. */
export function parseJson(bytes: Buffer): ParsedJson | undefined {
  try {
    const text = utf8.decode(bytes)
    return { text, json: JSON.parse(text) }
  } catch {
    // The parser's own words repeat what stands there, so they are not kept.
    return undefined
  }
}

/** Takes JSON for a resource of a kind that the import takes, or says why it is none. */
export function asResource(parsed: ParsedJson | undefined): Resource | BadLine {
  if (parsed === undefined || !isObject(parsed.json)) {
    return { id: undefined, reason: 'the line is not a JSON object in UTF-8' }
  }
  const { text, json } = parsed
  const id = matching(json['id'], idPattern)
  const type = matching(json['resourceType'], typePattern)
  if (type === undefined) {
    return { id, reason: 'resourceType: is missing' }
  }
  if (!isKind(type)) {
    return { id, type, reason: 'resourceType: is none that the import takes', foreign: json }
  }
  if (id === undefined) {
    return { id, type, reason: 'id: is missing, or is not 1 to 64 letters, digits, dashes and dots' }
  }
  return { kind: type, id, text, json }
}

/** Reads bytes as a resource. */
export const readResource = (bytes: Buffer): Resource | BadLine => asResource(parseJson(bytes))

/** Whether a piece of a file is a resource. */
export const isResource = (read: Resource | BadLine): read is Resource => 'json' in read
