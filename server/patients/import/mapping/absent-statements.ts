import type { CodeableConcept } from './datatypes.ts'

// "No current medication" recorded as if it were a medicine, and the like for vaccines: in codes of the International
// Patient Summary (https://hl7.org/fhir/uv/ips/CodeSystem-absent-unknown-uv-ips.html) and SNOMED CT, and in words.

const codes: ReadonlySet<string> = new Set([
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-medications',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-medication-info',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-immunizations',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-immunization-info',
  // No drug therapy prescribed; patient not on self-medication; drug treatment unknown
  'http://snomed.info/sct|182849000',
  'http://snomed.info/sct|408350003',
  'http://snomed.info/sct|182904002',
])

const words =
  /^(?:the )?(?:patient )?(?:is )?(?:(?:has |takes |reports )?(?:no|nil|denies(?: any)?|not (?:on|taking)(?: any)?) (?:(?:known|current|regular|other|prescribed|previous|past|recorded|information about|information on) )*(?:medications?|medicines?|drugs?|drug therapy|treatment|immuni[sz]ations?|vaccinations?|vaccines?)(?: (?:prescribed|known|taken|given|recorded))?|none known|nil known)$/

/** Alone they may deny, stand where nobody asked, or be all that is left of an entry that named something. */
const unclear = /^(?:none|nil|unknown|not known)$/

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[.()[\]"“”-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/ (?:situation|finding)$/, '')

const textsOf = (concept: CodeableConcept | undefined): string[] =>
  [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display)].filter((one) => one !== undefined)

const isDenied = (concept: CodeableConcept | undefined): boolean =>
  (concept?.coding ?? []).some(({ system, code }) => codes.has(`${system}|${code}`))

/** Whether all that a concept says is "None" or "Unknown": nothing is named, and nothing is denied. */
export function namesNothing(concept: CodeableConcept | undefined): boolean {
  const texts = textsOf(concept)
  return texts.length > 0 && !isDenied(concept) && texts.every((text) => unclear.test(plain(text)))
}

/**
 * Whether a concept says that there is no medicine, or no vaccination, or that nobody knows of one. Not where any of its
 * words names something.
 */
export function saysThereIsNone(concept: CodeableConcept | undefined): boolean {
  const texts = textsOf(concept)
  const coded = isDenied(concept)
  const denies = (text: string): boolean => words.test(plain(text)) || (coded && unclear.test(plain(text)))
  return texts.length === 0 ? coded : texts.every(denies)
}
