// "No known allergy" recorded as if it were an allergy, in codes: after the negations of FHIR's
// AllergyIntolerance codes (https://hl7.org/fhir/R4/valueset-allergyintolerance-code.html, SNOMED CT), the International
// Patient Summary's absent and unknown data (https://hl7.org/fhir/uv/ips/CodeSystem-absent-unknown-uv-ips.html) and HL7's
// null flavours.

/** What an entry says that is no allergy. */
export type Negation =
  | {
      readonly says: 'none-known' | 'unknown'
      readonly scope: 'any' | 'medication' | 'food' | 'environment' | 'biologic'
    }
  | { readonly says: 'none-known'; readonly scope: 'substance'; readonly substance: string }

export const noneKnown = (scope: 'any' | 'medication' | 'food' | 'environment' | 'biologic'): Negation => ({
  says: 'none-known',
  scope,
})
export const none = (substance: string): Negation => ({ says: 'none-known', scope: 'substance', substance })
export const unknown: Negation = { says: 'unknown', scope: 'any' }

const snomed: Readonly<Record<string, Negation>> = {
  '716186003': noneKnown('any'),
  '160244002': noneKnown('any'),
  '409137002': noneKnown('medication'),
  '429625007': noneKnown('food'),
  '428607008': noneKnown('environment'),
  '716220001': none('Animals'),
  '428197003': none('Insects'),
  '716184000': none('Latex'),
  '1003774007': none('Latex'),
  '1631000175102': unknown,
}

const patientSummary: Readonly<Record<string, Negation>> = {
  'no-known-allergies': noneKnown('any'),
  'no-known-medication-allergies': noneKnown('medication'),
  'no-known-food-allergies': noneKnown('food'),
  'no-known-environmental-allergies': noneKnown('environment'),
  'no-allergy-info': unknown,
}

const absent = (...codes: string[]): Readonly<Record<string, Negation>> =>
  Object.fromEntries(codes.map((code) => [code, unknown]))

const systems: Readonly<Record<string, Readonly<Record<string, Negation>>>> = {
  'http://snomed.info/sct': snomed,
  'urn:oid:2.16.840.1.113883.6.96': snomed,
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips': patientSummary,
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor': absent('NI', 'UNK', 'NASK', 'ASKU', 'NAV'),
  'http://terminology.hl7.org/CodeSystem/data-absent-reason': absent(
    'unknown',
    'asked-unknown',
    'not-asked',
    'asked-declined',
    'temp-unknown',
  ),
}

/** What a code says that denies an allergy: `system|code`. */
export function negatedCode(token: string): Negation | undefined {
  const cut = token.lastIndexOf('|')
  const codes = systems[token.slice(0, Math.max(0, cut))]
  const code = token.slice(cut + 1)
  return codes !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined
}
