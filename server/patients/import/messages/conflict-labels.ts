/** What the fields of an entry are called where the record and an export say different things. */
export const conflictLabels: Readonly<Record<string, string>> = {
  description: 'name',
  substance: 'name',
  medicationWords: 'name',
  reaction: 'reaction',
  criticality: 'risk',
  category: 'kind',
  status: 'state',
  verification: 'certainty',
  onset: 'began',
  onsetNote: 'began',
  abatement: 'ended',
  abatementNote: 'ended',
  note: 'notes',
  holds: 'it holds',
  dose: 'dose',
  route: 'route',
  frequency: 'how often',
  quantity: 'quantity',
  repeats: 'repeats',
  expiresOn: 'valid until',
  instructions: 'instructions',
}

/** States of an order of another system, as an order there. */
export const orderStates: Readonly<Record<string, string>> = {
  imported: 'current',
  unknown: 'not known whether current',
}
