import { fieldName } from './field-names.ts'

/** What the record calls one and several resources of a kind. */
const calledKinds: Readonly<Record<string, readonly [string, string]>> = {
  Patient: ['the patient’s details', 'the patients’ details'],
  Encounter: ['an encounter', 'encounters'],
  Condition: ['a condition', 'conditions'],
  AllergyIntolerance: ['an allergy', 'allergies'],
  MedicationRequest: ['a prescription', 'prescriptions'],
  Immunization: ['an immunization', 'immunizations'],
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "An allergy" */
export const kindWords = (kind: string): string => capital(calledKinds[kind]?.[0] ?? 'an entry')

const plural = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch)$/.test(word) ? word : `${word}s`

/** "1 diagnostic report", "3 family member histories": how many of a type that has no place here. */
export function countedType(type: string, count: number): string {
  const words = type.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return `${count} ${count === 1 ? words : plural(words)}`
}

/** What the check of a field says, in its own terms, where it is not ours. */
const machineWords = /^(?:Invalid|Too (?:small|big)|Unrecognized|Expected)\b/i

/** `path: reason`, and the reason may go on with more of them. */
const remark = /^([A-Za-z][A-Za-z0-9]*(?:\[[x\d]+\])?(?:\.[A-Za-z][A-Za-z0-9]*(?:\[\d+\])?)*): (.+)$/s

function oneInPlainWords(kind: string, text: string): string {
  const [, path, reason] = remark.exec(text) ?? []
  if (path === undefined || reason === undefined) {
    return text
  }
  const name =
    fieldName(kind, path) ?? (path.endsWith('xtension') ? 'a further detail' : 'one of its details')
  const why = machineWords.test(reason) ? 'could not be read' : reason
  return `${name}: ${why}`
}

/**
 * Says a remark for people who know no FHIR: "the order’s end date: is not a date …" for
 * `dispenseRequest.validityPeriod.end: …`. What has no path stays as it is.
 */
export const inPlainWords = (kind: string, text: string): string =>
  [...new Set(text.split('; ').map((one) => oneInPlainWords(kind, one)))].join('; ')
