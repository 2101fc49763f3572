import { estimatedParts } from './password-guesses/estimate.ts'
import { estimateGuesses } from './password-guesses/guess-estimator.ts'
import { ownWords, type PasswordOwner } from './password-policy.ts'

/** What makes a password easy to guess, by zxcvbn's name for it. */
const reasons: Readonly<Record<string, string>> = {
  straightRow: 'it is a row of keys',
  keyPattern: 'it is a pattern on the keyboard',
  simpleRepeat: 'it repeats one character',
  extendedRepeat: 'it repeats itself',
  sequences: 'it follows the order of the alphabet or of numbers',
  recentYears: 'it is made of a year',
  dates: 'it is made of a date',
  topTen: 'it is made of one of the most used passwords',
  topHundred: 'it is made of one of the most used passwords',
  common: 'it is made of a password that is often used',
  similarToCommon: 'it is close to a password that is often used',
  wordByItself: 'it is a single word',
  namesByThemselves: 'it is made of a name',
  commonNames: 'it is made of a name',
  userInputs: 'it is made of your own name or role',
  wordsInARow: 'it is a row of common words',
}

const levels = [
  'very easily guessed',
  'easily guessed',
  'guessed with some effort',
  'hard to guess',
  'very hard to guess',
] as const

/** Whoever chose such a password is told so, and may keep it. */
const weakBelow = 3

/** The level of a number of guesses, by zxcvbn's own bounds. */
function scoreOf(guessesLog10: number): 0 | 1 | 2 | 3 | 4 {
  if (guessesLog10 < 6) {
    return guessesLog10 < 3 ? 0 : 1
  }
  if (guessesLog10 < 8) {
    return 2
  }
  return guessesLog10 < 10 ? 3 : 4
}

/** How hard a password is to guess. */
export type PasswordStrength = {
  readonly weak: boolean
  /** A sentence about it that does not repeat any of it. */
  readonly words: string
}

/**
 * Estimates how hard a password is to guess, for words to its owner. What is too easy to be taken at all is refused
 * before (guessed-early.ts); between that and this, whoever chose it is told.
 */
export async function passwordStrength(password: string, owner: PasswordOwner): Promise<PasswordStrength> {
  const texts = estimatedParts(password.normalize('NFC'))
  const { estimates, wordsInARowLog10 } = await estimateGuesses({
    texts,
    whole: password,
    words: ownWords(owner),
  })
  const byZxcvbn = estimates.reduce((hardest, part) =>
    part.guessesLog10 > hardest.guessesLog10 ? part : hardest,
  )
  const asWords = scoreOf(wordsInARowLog10)
  const { score, warning } = asWords < byZxcvbn.score ? { score: asWords, warning: 'wordsInARow' } : byZxcvbn
  const weak = score < weakBelow
  const reason = weak ? reasons[warning ?? ''] : undefined
  const because = reason === undefined ? '' : `, because ${reason}`
  const advice = weak ? ' Four words that do not belong together would be better.' : ''
  return { weak, words: `It is ${levels[score]}${because}.${advice}` }
}
