import type { Identifier, Reference } from './datatypes.ts'

// Relative or absolute, with or without a version: https://hl7.org/fhir/R4/references.html#literal
const literal = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]*)?$/

// As Bundles name their entries, and records that have gone through one.
const universal = /^urn:(?:uuid|oid):([A-Za-z0-9\-.]{1,64})$/

// As bulk exports of some systems name resources of others: https://hl7.org/fhir/R4/http.html#trules
const conditional = /^([A-Z][A-Za-z]+)\?identifier=([^&]+)$/

/** An identifier as `system|value`, the form of FHIR's token search; undefined where it has no value. */
export const tokenOf = ({ system, value }: Identifier): string | undefined =>
  value === undefined ? undefined : `${system ?? ''}|${value}`

/** What a reference names: a resource by its id, or by an identifier written `system|value`. */
export type ReferenceName = { readonly id: string } | { readonly token: string }

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a reference to a resource of this kind names; undefined where it names nothing, or another kind. */
export function namedBy(reference: Reference | undefined, kind: string): ReferenceName | undefined {
  const text = reference?.reference ?? ''
  const [, literalKind, id] = literal.exec(text) ?? []
  if (literalKind === kind && id !== undefined) {
    return { id }
  }
  const [, universalId] = universal.exec(text) ?? []
  if (universalId !== undefined) {
    return { id: universalId }
  }
  const [, conditionalKind, token] = conditional.exec(text) ?? []
  if (conditionalKind === kind && token !== undefined) {
    return { token: decoded(token) }
  }
  const logical = tokenOf(reference?.identifier ?? {})
  return logical === undefined ? undefined : { token: logical }
}

/** The id that a reference to a resource of this kind names, where it is a literal one. */
export function idNamedBy(reference: Reference | undefined, kind: string): string | undefined {
  const named = namedBy(reference, kind)
  return named !== undefined && 'id' in named ? named.id : undefined
}
