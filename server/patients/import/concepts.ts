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

/** The first coding with a code as `system|code`, the form of FHIR's token search; null where there is none. */
export function conceptToken(concept: CodeableConcept | undefined): string | null {
  const coding = concept?.coding?.find(({ code }) => code !== undefined)
  return coding === undefined ? null : `${coding.system ?? ''}|${coding.code}`
}
