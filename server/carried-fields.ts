/** What a page puts into a form of its own accord: the version that it was filled from, the button that was pressed. */
export const carriedFields: ReadonlySet<string> = new Set([
  'version',
  'revision',
  'latest',
  'was',
  'shown',
  'record',
  'next',
  'again',
  'step',
  'action',
])
