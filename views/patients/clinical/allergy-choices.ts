/** What can be chosen of an allergy. */
export const labels = {
  substance: 'Substance',
  reaction: 'Reaction',
  criticality: 'How dangerous it is',
  certainty: 'How certain it is',
  category: 'Kind',
  onset: 'When it began',
  note: 'Note',
} as const

/** What can be chosen of an allergy. */
export const criticalities = [
  { value: 'high', label: 'High risk', hint: 'Could be life-threatening' },
  { value: 'low', label: 'Low risk' },
  { value: 'unable-to-assess', label: 'Cannot be assessed' },
  { value: 'unknown', label: 'Not stated' },
]

/** What can be chosen of an allergy. */
export const certainties = [
  { value: 'confirmed', label: 'Confirmed', hint: 'Tested, or seen by a clinician' },
  { value: 'presumed', label: 'Presumed' },
  { value: 'unconfirmed', label: 'Unconfirmed', hint: 'Told by the patient or relatives' },
  { value: 'unknown', label: 'Not stated' },
]

/** What can be chosen of an allergy. */
export const categories = [
  { value: 'medication', label: 'Medicine' },
  { value: 'food', label: 'Food' },
  { value: 'environment', label: 'Environment' },
  { value: 'biologic', label: 'Vaccine or other biologic product' },
]
