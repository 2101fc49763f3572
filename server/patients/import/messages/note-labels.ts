/** What lines of notes begin with that an import writes for what has no column. */
export const noteLabels = {
  state: 'State where it comes from',
  certainty: 'Certainty where it comes from',
  otherKinds: 'Also of the kind',
  others: 'Also took part',
  end: 'Ended, as it is said',
  effect: 'Effect of this dose',
  intent: 'Kind of order',
  therapy: 'Course of therapy',
  stateReason: 'Reason for its state',
  supplyLasts: 'A supply lasts',
  supplyAgain: 'Not supplied again within',
  reactions: 'About the reactions',
  statedBy: 'Stated by',
  ownWords: 'In its own words',
} as const

/** Of an element that holds more than words, by where it stands. */
export const notInWords = (path: string): string =>
  `${path}: holds a further detail that cannot be shown in words, so it is left out`
