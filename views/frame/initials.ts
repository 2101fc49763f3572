/** The letters that stand for a person in the bar: of the last two words of the name, so that a title is left out where there is more. */
export const initialsOf = (displayName: string): string =>
  displayName
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(-2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
