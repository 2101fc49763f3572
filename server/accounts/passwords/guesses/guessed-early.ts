import { onlyLettersAndDigits, ownWords, type PasswordOwner } from '../../password-policy.ts'
import { estimatedParts } from './estimate.ts'
import { estimateGuesses } from './guess-estimator.ts'

/**
 * The decimal logarithm of the fewest guesses that a password must withstand: a hundred million, which zxcvbn calls
 * "safely unguessable". It bounds what a thief of one hash finds in days, and is far beyond what the limits of signing
 * in let anybody try.
 */
const fewestGuessesLog10 = 8

/** zxcvbn's estimate is a product of round numbers; a hair above the floor is on it. */
const tolerance = 0.05

const hardestOf = (parts: readonly { guessesLog10: number }[]) =>
  Math.max(...parts.map(({ guessesLog10 }) => guessesLog10))

/** Which signs were left out has to be guessed as well, but for two that may stand between words. */
const costOfSigns = (password: string): number =>
  1.3 * Math.max(0, new Set(password.match(/[^\p{L}\p{N}\p{M}\s]/gu)).size - 2)

/**
 * Whether a password would be guessed early: sequences, repeats, patterns of keys, dates, common passwords and the
 * person's own words with little added. It is judged as it is and without blanks and punctuation, by the easier of the
 * two, because attackers try both; and as a row of words, which zxcvbn takes for far harder than it is.
 */
export async function isGuessedEarly(password: string, owner: PasswordOwner): Promise<boolean> {
  const asTyped = estimatedParts(password.normalize('NFC'))
  const bare = estimatedParts(onlyLettersAndDigits(password))
  const { estimates, wordsInARowLog10 } = await estimateGuesses({
    texts: [...asTyped, ...bare],
    whole: password,
    words: ownWords(owner),
  })
  const easiest = Math.min(
    wordsInARowLog10,
    hardestOf(estimates.slice(0, asTyped.length)),
    hardestOf(estimates.slice(asTyped.length)) + costOfSigns(password),
  )
  return easiest <= fewestGuessesLog10 + tolerance
}
