import { isObject, type Json } from '../resource.ts'

function urlOf(extensions: unknown): string | undefined {
  const [first] = Array.isArray(extensions) ? extensions : [extensions]
  return isObject(first) && typeof first['url'] === 'string' ? first['url'] : undefined
}

/** Whether anything stands in an element. */
const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null

function* modifierExtensions(
  value: unknown,
  path: string,
): Generator<{ path: string; url: string | undefined }> {
  if (Array.isArray(value)) {
    for (const [nth, one] of value.entries()) {
      yield* modifierExtensions(one, `${path}[${nth}]`)
    }
  } else if (isObject(value)) {
    for (const [name, one] of Object.entries(value)) {
      const within = path === '' ? name : `${path}.${name}`
      if (name === 'modifierExtension' && isSaid(one)) {
        yield { path: within, url: urlOf(one) }
      } else {
        yield* modifierExtensions(one, within)
      }
    }
  }
}

/** What changes the meaning of a resource in a way that nobody here knows. */
export type UnknownMeaning = {
  /** Where it stands: nothing of what it says. */
  readonly reason: string
  /** For people: where the meaning is explained. */
  readonly explainedAt: string | undefined
}

/**
 * Finds rules and extensions that make a resource mean something else than it seems to say. We know none of them, and
 * must then not act as if we had understood it: https://hl7.org/fhir/R4/extensibility.html#modifierExtension and
 * https://hl7.org/fhir/R4/resource-definitions.html#Resource.implicitRules
 */
export function unknownMeaning(json: Json): UnknownMeaning | undefined {
  const { implicitRules } = json
  if (typeof implicitRules === 'string' && implicitRules !== '') {
    return {
      reason: 'implicitRules: it was written under rules that MedGuard does not know',
      explainedAt: implicitRules,
    }
  }
  for (const { path, url } of modifierExtensions(json, '')) {
    return { reason: `${path}: changes its meaning in a way that MedGuard does not know`, explainedAt: url }
  }
  return undefined
}
