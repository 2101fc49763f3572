/** An allergy as it is recorded. */
export type DemoAllergy = {
  readonly substance: string
  readonly reaction: string
  readonly criticality: 'low' | 'high' | 'unknown'
  readonly category: 'medication' | 'food' | 'environment'
}

export const allergies: readonly DemoAllergy[] = [
  {
    substance: 'Penicillin',
    reaction: 'Anaphylaxis, given adrenaline',
    criticality: 'high',
    category: 'medication',
  },
  {
    substance: 'Penicillin',
    reaction: 'Itchy rash on day three',
    criticality: 'low',
    category: 'medication',
  },
  {
    substance: 'Co-trimoxazole',
    reaction: 'Widespread rash with fever',
    criticality: 'high',
    category: 'medication',
  },
  { substance: 'Codeine', reaction: 'Vomiting', criticality: 'low', category: 'medication' },
  { substance: 'Peanut', reaction: 'Swollen lips, wheeze', criticality: 'high', category: 'food' },
  { substance: 'Shellfish', reaction: 'Hives within the hour', criticality: 'low', category: 'food' },
  {
    substance: 'Bee venom',
    reaction: 'Collapse after one sting',
    criticality: 'high',
    category: 'environment',
  },
  {
    substance: 'Latex',
    reaction: 'Blisters where gloves touched',
    criticality: 'low',
    category: 'environment',
  },
  {
    substance: 'Iodinated contrast',
    reaction: 'Not known, told by relatives',
    criticality: 'unknown',
    category: 'medication',
  },
]

/** What is written beside the list of allergies for a few patients. */
export const allergyNotes: readonly string[] = [
  'Reports a rash after sulfa tablets as a child; not tested.',
  'Mother says prawns made the face swell once.',
  'Denies any reaction to medicines; asked again at every visit.',
]

/** Lines of a medical history that go with any illness. */
export const pastEvents: readonly string[] = [
  'Appendicectomy as a teenager, no complications.',
  'Fractured left wrist in a fall, healed in plaster.',
  'Tonsils removed in childhood.',
  'Blood transfusion after a road accident, no reaction.',
  'Malaria once, after a visit to the north; treated at home.',
  'Wears glasses for reading; eyes otherwise well.',
  'Lives with three generations in one house; stairs to the door.',
]
