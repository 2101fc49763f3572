import { onlyLettersAndDigits, ownWords, type PasswordOwner } from '../password-policy.ts'
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

/**
 * Whether a password would be guessed early: sequences, repeats, patterns of keys, dates, common passwords and the
 * person's own words with little added. It is judged as it is and without blanks and punctuation, by the easier of the
 * two, because attackers try both.
 */
export async function isGuessedEarly(password: string, owner: PasswordOwner): Promise<boolean> {
  const forms = [password.normalize('NFC'), onlyLettersAndDigits(password)].filter((form) => form !== '')
  const parts = forms.map(estimatedParts)
  const estimates = await estimateGuesses({ texts: parts.flat(), words: ownWords(owner) })
  const guesses = estimates.map(({ guessesLog10 }) => guessesLog10)
  return parts.some((texts) => Math.max(...guesses.splice(0, texts.length)) <= fewestGuessesLog10 + tolerance)
}
