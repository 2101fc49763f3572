import { latinDigit } from '../../../crypto/typed-code.ts'

/** Letters, digits, pictures, and signs that stand for a letter. */
const kept = /[\p{L}\p{N}\p{So}@$!|+]/gu

const letters: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '6': 'g',
  '9': 'g',
  '1': 'i',
  '!': 'i',
  '|': 'l',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '2': 'z',
}

/**
 * A text as it is compared with words: small letters without accents, digits of any script as our own, no blanks and no signs
 * but those that stand for letters.
 */
export const folded = (text: string): string =>
  (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/\p{Nd}/gu, latinDigit)
      .match(kept) ?? []
  ).join('')

/** A folded text as it is and with its signs and digits read as letters, of the same length each. */
export const readings = (text: string): readonly [string, ...string[]] => {
  const asLetters = text.replaceAll(/[@48369125!|0$7+]/g, (sign) => letters[sign] ?? sign)
  return [
    text,
    asLetters,
    text.replaceAll(/[1!]/g, 'l').replaceAll(/[@48369250$7+|]/g, (sign) => letters[sign] ?? sign),
  ]
}

/** How many different signs of a text stand beside what is compared: with many of them it is no text with blanks and commas. */
export const signsBeside = (text: string): number =>
  new Set(text.normalize('NFKC').match(/[^\p{L}\p{N}\p{M}\p{So}\s@$!|+]/gu)).size

/** A text from its end. */
export const reversed = (text: string): string => [...text].toReversed().join('')
