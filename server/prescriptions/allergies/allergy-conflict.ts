/** Words in the names of medications that name no substance by themselves. */
const commonWords = new Set([
  'acid',
  'calcium',
  'capsule',
  'capsules',
  'cream',
  'inhaler',
  'injection',
  'oral',
  'potassium',
  'powder',
  'sodium',
  'solution',
  'tablet',
  'tablets',
  'units',
  'with',
])

// A salt is no sulfonamide: "sulfa" stands in "ferrous sulfate" by its spelling alone.
const salt = /\bsul(?:f|ph)ates?\b/g

const shortestWord = 4

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string) =>
  (plain(text).match(/\p{L}+/gu) ?? []).filter(
    (word) => word.length >= shortestWord && !commonWords.has(word),
  )

/**
 * The allergies of which a word stands in the name of a medication, "Penicillin V" in "Phenoxymethylpenicillin". It
 * compares names only: it knows no classes of medicines, so silence does not mean that a medication is safe.
 */
export function conflictingAllergies(
  medicationName: string,
  allergies: readonly string[],
): readonly string[] {
  const name = plain(medicationName).replaceAll(salt, '')
  return allergies.filter((allergy) => wordsOf(allergy).some((word) => name.includes(word)))
}
