/** Of an entry whose words are "None" or "Unknown" alone: nobody can tell what was meant, so it is neither an entry nor a denial. */
export const nothingNamed = (what: string, list: string, words: string | undefined, when: string): string =>
  `${what} says only “${words ?? ''}” (${when}). It counts neither as one nor as a statement that there are no ${list}: ask what was meant`
