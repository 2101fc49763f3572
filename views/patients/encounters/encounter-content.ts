/** A diagnosis as it was written, and the code that was picked for it. */
export type EncounterDiagnosis = {
  readonly words: string
  readonly coded: { readonly system: string; readonly code: string; readonly title: string } | null
}

/** The parts of a note, in the order in which they are written, and its diagnoses. */
export type EncounterContent = {
  readonly history: string | null
  readonly examination: string | null
  readonly assessment: string | null
  readonly plan: string | null
  readonly diagnoses: readonly EncounterDiagnosis[]
}

/** The parts of a note beside its reason, in the order in which they are written. */
export const noteParts = ['history', 'examination', 'assessment', 'plan'] as const

/** "Essential hypertension (I10)", with what was written where that is something else. */
export const diagnosisText = ({ words, coded }: EncounterDiagnosis): string =>
  coded === null
    ? words
    : coded.title === words
      ? `${coded.title} (${coded.code})`
      : `${coded.title} (${coded.code}): ${words}`
