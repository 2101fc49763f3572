import type { CodeableConcept } from './datatypes.ts'

/** What a concept says to people: its own text, else the words of its first coding that has any. */
export const conceptText = (concept: CodeableConcept | undefined): string | undefined =>
  concept?.text ?? concept?.coding?.find((coding) => coding.display !== undefined)?.display

/** The words of several concepts as one line; null where there are none. */
export function conceptsText(concepts: readonly CodeableConcept[] | undefined): string | null {
  const texts = new Set((concepts ?? []).map(conceptText).filter((text) => text !== undefined))
  return texts.size === 0 ? null : [...texts].join('; ')
}

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
