import type { StatementScope } from '../../../models/allergy-statement.ts'
import type { CodeableConcept } from './datatypes.ts'

/** That something is no known allergy, or that nothing is known. */
export type NegatedAllergy = {
  readonly says: 'none-known' | 'unknown'
  readonly scope: StatementScope
  /** Where the scope is one substance. */
  readonly substance: string | undefined
}

const none = (scope: StatementScope, substance?: string): NegatedAllergy => ({
  says: 'none-known',
  scope,
  substance,
})

const snomed = 'http://snomed.info/sct'
const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'

/** SNOMED CT: situations with explicit context. IPS: http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips */
const codes: Readonly<Record<string, NegatedAllergy>> = {
  [`${snomed}|716186003`]: none('any'),
  [`${snomed}|160244002`]: none('any'),
  [`${snomed}|409137002`]: none('medication'),
  [`${snomed}|429625007`]: none('food'),
  [`${snomed}|428607008`]: none('environment'),
  [`${snomed}|428197003`]: none('substance', 'Insects'),
  [`${snomed}|716184000`]: none('substance', 'Latex'),
  [`${ips}|no-known-allergies`]: none('any'),
  [`${ips}|no-known-medication-allergies`]: none('medication'),
  [`${ips}|no-known-food-allergies`]: none('food'),
  [`${ips}|no-known-environmental-allergies`]: none('environment'),
  [`${ips}|no-allergy-info`]: { says: 'unknown', scope: 'any', substance: undefined },
}

const abbreviations: Readonly<Record<string, NegatedAllergy>> = {
  nka: none('any'),
  nkda: none('medication'),
  nkma: none('medication'),
  nkfa: none('food'),
}

const scopes: readonly (readonly [RegExp, StatementScope])[] = [
  [/^$/, 'any'],
  [/^(drug|medication|medicine|medicinal product)s?$/, 'medication'],
  [/^foods?$/, 'food'],
  [/^environment(al)?$/, 'environment'],
  [/^biologics?$/, 'biologic'],
]

const about = (words: string): NegatedAllergy => {
  const plain = words.trim().toLowerCase()
  const scope = scopes.find(([pattern]) => pattern.test(plain))?.[1]
  return scope === undefined ? none('substance', words.trim()) : none(scope)
}

const negated =
  /^(?:no|nil|denies|denies any|without)(?: known| any| recorded| reported)*(?: history of)?(?: (.+?))?\s+(?:allerg(?:y|ies)|intolerances?)(?:\s+or\s+intolerances?)?(?:\s+to\s+(.+?))?$/i
const notAllergic = /^(?:is )?not (?:known to be )?allergic to (.+)$/i
const nothingKnown =
  /^(?:allerg(?:y|ies|y status)|allergic state)?\s*(?:not known|unknown|not asked|no information(?: about allergies)?)$/i

/** Reads words such as "No known drug allergy", "NKDA" or "Not allergic to penicillin"; undefined for an allergy. */
export function negationInWords(text: string): NegatedAllergy | undefined {
  const words = text
    .replace(/\s*\((?:situation|finding|disorder)\)\s*$/i, '')
    .replace(/[.\s]+$/, '')
    .trim()
  const [, before, after] = negated.exec(words) ?? []
  if (negated.test(words)) {
    return about(after ?? before ?? '')
  }
  const [, substance] = notAllergic.exec(words) ?? []
  if (substance !== undefined) {
    return about(substance)
  }
  return nothingKnown.test(words)
    ? { says: 'unknown', scope: 'any', substance: undefined }
    : abbreviations[words.toLowerCase()]
}

/** Whether a concept says that there is no such allergy, by its code or in words; undefined where it is an allergy. */
export function negatedAllergy(concept: CodeableConcept | undefined): NegatedAllergy | undefined {
  for (const { system, code } of concept?.coding ?? []) {
    const known = codes[`${system}|${code}`]
    if (known !== undefined) {
      return known
    }
  }
  const texts = [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display)]
  return texts.map((text) => (text === undefined ? undefined : negationInWords(text))).find(Boolean)
}
