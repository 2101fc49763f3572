import type { Negation } from '../../clinical/negation-codes.ts'
import { negationOf } from '../../negation.ts'
import type { CodeableConcept } from './datatypes.ts'

/** What SNOMED CT's full names end with. */
const semanticTag = /\s*\((?:situation|finding|disorder)\)\s*$/i

const tokensOf = ({ coding = [] }: CodeableConcept): readonly string[] =>
  coding.flatMap(({ system, code }) =>
    system === undefined || code === undefined ? [] : [`${system}|${code}`],
  )

/**
 * Whether a concept says that there is no such allergy, by its code or in words, as the chart reads them; undefined where it
 * is an allergy, and wherever any of its words says something else.
 * @param reaction what was observed: somebody who reacted to an unknown substance is allergic to it
 */
export function negatedAllergy(
  concept: CodeableConcept | undefined,
  reaction: string | null,
): Negation | undefined {
  if (concept === undefined) {
    return undefined
  }
  const coded = negationOf({ words: '', codes: tokensOf(concept), reaction })
  if (coded !== undefined) {
    return coded
  }
  const texts = [concept.text, ...(concept.coding ?? []).map(({ display }) => display)]
  const read = texts
    .filter((text) => text !== undefined && text.trim() !== '')
    .map((text) => negationOf({ words: String(text).replace(semanticTag, ''), codes: [], reaction }))
  return read.every((one) => one !== undefined) ? read[0] : undefined
}
