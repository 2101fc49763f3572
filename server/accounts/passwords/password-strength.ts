import type { Messages } from '../../../views/words/languages.ts'
import type { PlainValues } from '../../../views/words/message-values.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { estimatedParts } from './guesses/estimate.ts'
import { estimateGuesses } from './guesses/guess-estimator.ts'
import { ownWords, type PasswordOwner } from '../password-policy.ts'

type Reason = PlainValues<Messages['accounts.password.strength']>['because']

/** What makes a password easy to guess, by zxcvbn's name for it. */
const reasons: Readonly<Record<string, Reason>> = {
  straightRow: 'rowOfKeys',
  keyPattern: 'keyPattern',
  simpleRepeat: 'oneCharacter',
  extendedRepeat: 'repeats',
  sequences: 'sequence',
  recentYears: 'year',
  dates: 'date',
  topTen: 'mostUsed',
  topHundred: 'mostUsed',
  common: 'oftenUsed',
  similarToCommon: 'closeToOftenUsed',
  wordByItself: 'singleWord',
  namesByThemselves: 'name',
  commonNames: 'name',
  userInputs: 'ownName',
  wordsInARow: 'rowOfWords',
}

const levels = ['veryEasy', 'easy', 'someEffort', 'hard', 'veryHard'] as const

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
  /** What is to be said about it; nothing of it is repeated. */
  readonly words: readonly MessageToSay[]
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
  const strength = said('accounts.password.strength', {
    level: levels[score],
    because: weak ? (reasons[warning ?? ''] ?? 'other') : 'other',
  })
  return { weak, words: weak ? [strength, said('accounts.password.four-words')] : [strength] }
}
