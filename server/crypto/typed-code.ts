const digit = /\p{Nd}/u

/**
 * A decimal digit of any script as one of ours. Unicode gives the digits of a script ten places in a row, zero first, so
 * that the distance from the beginning of the row is the value (The Unicode Standard, section 4.6).
 */
export function latinDigit(character: string): string {
  const place = character.codePointAt(0) ?? 0
  let before = place
  while (digit.test(String.fromCodePoint(before - 1))) {
    before -= 1
  }
  return String((place - before) % 10)
}

/**
 * A code as it is compared, whatever keyboard it was typed with or message it was copied from: digits of any script and
 * full-width letters as our own; no spaces, dashes or invisible marks.
 */
export const typedCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\p{Nd}/gu, latinDigit)
