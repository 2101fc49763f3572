import { codeWords, systemName } from '../words/code-words.ts'
import type { CodeableConcept } from './datatypes.ts'

type Coding = NonNullable<CodeableConcept['coding']>[number]

/** The words of a code: its own, else those that are known here. */
const codingWords = ({ system, code, display }: Coding): string | undefined =>
  display ?? (code === undefined ? undefined : codeWords(system, code))

/** Of SNOMED CT's semantic tags the one that is never part of a name. */
const qualifierTag = /\s*\(qualifier value\)\s*$/i

/** What a concept says to people: its own text, else the words of its first coding that has any. */
export const conceptText = (concept: CodeableConcept | undefined): string | undefined =>
  (concept?.text ?? concept?.coding?.map(codingWords).find((words) => words !== undefined))?.replace(
    qualifierTag,
    '',
  )

/** The words of a concept, else its code: a code that nobody has words for is still better than nothing. */
export function wordsOf(concept: CodeableConcept | undefined): string | undefined {
  const words = conceptText(concept)
  const coding = concept?.coding?.find(({ code }) => code !== undefined)
  if (words !== undefined || coding === undefined) {
    return words
  }
  return coding.system === undefined
    ? `code ${coding.code}`
    : `code ${coding.code} of ${systemName(coding.system)}`
}

/**
 * What SNOMED CT's full names end with: of which hierarchy they are. They part names that are otherwise alike, and say nothing
 * where the field says what it is (https://confluence.ihtsdotools.org/display/DOCEG/Fully+Specified+Name).
 */
const semanticTag =
  /\s*\((?:administration method|assessment scale|attribute|basic dose form|body structure|cell|cell structure|clinical drug|disorder|dose form|environment|environment \/ location|ethnic group|event|finding|intended site|medicinal product|medicinal product form|morphologic abnormality|navigational concept|observable entity|occupation|organism|person|physical force|physical object|procedure|product|product name|qualifier value|record artifact|regime\/therapy|release characteristic|religion\/philosophy|role|situation|social concept|special concept|specimen|staging scale|state of matter|substance|tumor staging|unit of presentation)\)\s*$/i

/** How SNOMED CT ends the names of what is to be done with a medicine, with or without the tag. */
const imperative = / - dosing instruction imperative\s*$/i

/** Words without the semantic tag of SNOMED CT. */
export const withoutTag = (words: string): string => words.replace(semanticTag, '').replace(imperative, '')

/** What qualifies something, such as how severe it is, or where: in plain words. What a thing is called stays as it is written. */
export function qualifierText(concept: CodeableConcept | undefined): string | undefined {
  const words = wordsOf(concept)
  return words === undefined ? undefined : withoutTag(words)
}

const oneLine = (texts: readonly (string | undefined)[]): string | null => {
  const said = new Set(texts.filter((text) => text !== undefined))
  return said.size === 0 ? null : [...said].join('; ')
}

/** The words of several concepts as one line; null where there are none. */
export const conceptsText = (concepts: readonly CodeableConcept[] | undefined): string | null =>
  oneLine((concepts ?? []).map(wordsOf))

/** The same of what qualifies something. */
export const qualifiersText = (concepts: readonly CodeableConcept[] | undefined): string | null =>
  oneLine((concepts ?? []).map(qualifierText))

/** The first code of a concept, whatever its system. */
export const conceptCode = (concept: CodeableConcept | undefined): string | undefined =>
  concept?.coding?.find((coding) => coding.code !== undefined)?.code

/** Every coding with a code as `system|code`, one on each line, the first first; null where there is none. */
export function codesOf(concept: CodeableConcept | undefined): string | null {
  const tokens = (concept?.coding ?? []).flatMap(({ system, code }) =>
    code === undefined ? [] : [`${system ?? ''}|${code}`],
  )
  return tokens.length === 0 ? null : [...new Set(tokens)].join('\n')
}
