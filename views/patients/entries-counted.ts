import type { Words } from '../words/words.ts'

const named = [
  'AllergyIntolerance',
  'MedicationRequest',
  'Immunization',
  'Condition',
  'Encounter',
  'Patient',
] as const

/** The name that entries of a type of resource have here; "Other" where they have none of their own. */
export const nameOfType = (type: string): (typeof named)[number] | 'Other' =>
  named.find((name) => name === type) ?? 'Other'

/** "1 allergy", "3 prescriptions", "2 other entries" */
export const entriesCounted = ({ say }: Words, type: string, count: number): string =>
  say(`patients.entries.${nameOfType(type)}`, { count })
