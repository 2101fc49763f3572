import { wordsOfGiving } from '../messages/words-of-giving.ts'
import { wordsOfConcepts } from '../messages/words-of-concepts.ts'
import { wordsOfPeopleAndOrders } from '../messages/words-of-people-and-orders.ts'

/** What people call the systems of codes that are met in records, where a code is all there is to show. */
const systemNames: ReadonlyMap<string, string> = new Map([
  ['http://snomed.info/sct', 'SNOMED CT'],
  ['urn:oid:2.16.840.1.113883.6.96', 'SNOMED CT'],
  ['http://loinc.org', 'LOINC'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM'],
  ['http://hl7.org/fhir/sid/icd-9-cm', 'ICD-9-CM'],
  ['http://hl7.org/fhir/sid/cvx', 'CVX'],
  ['http://hl7.org/fhir/sid/ndc', 'NDC'],
  ['http://www.whocc.no/atc', 'ATC'],
  ['http://unitsofmeasure.org', 'UCUM'],
])

/** "SNOMED CT", else the address as it stands. */
export const systemName = (system: string): string => systemNames.get(system) ?? system

type Words = Readonly<Record<string, string>>

const tables: Readonly<Record<string, Words>> = { ...wordsOfPeopleAndOrders, ...wordsOfGiving }

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

function languageName(code: string): string | undefined {
  try {
    return languages.of(code)
  } catch {
    return undefined
  }
}

/** The table of a system: by the last part of its address, as HL7 writes it in R4 (`v3-RoleCode`) and before (`v3/RoleCode`). */
function tableOf(system: string): Words | undefined {
  const name = /\/(v[23])\/([A-Za-z0-9-]+)$/.exec(system)
  const last = name === null ? (system.split('/').at(-1) ?? '') : `${name[1]}-${name[2]}`
  return Object.hasOwn(tables, last) ? tables[last] : undefined
}

/** The words of a code that came without; undefined where nobody here knows them. */
export function codeWords(system: string | undefined, code: string): string | undefined {
  if (system === undefined) {
    return undefined
  }
  if (system === 'urn:ietf:bcp:47') {
    return languageName(code)
  }
  const table = systemName(system) === 'SNOMED CT' ? wordsOfConcepts : tableOf(system)
  return table !== undefined && Object.hasOwn(table, code) ? table[code] : undefined
}
