/** A text as it is looked for: words in small letters, without marks on letters and without signs. */
export const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/['’]s\b/gu, 's')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** A code as it is looked for: "i21.4" and "I214" are one. */
export const plainCode = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '')
