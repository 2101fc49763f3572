/** Estimating takes longer the longer the text: this many characters at once are enough to tell, and bound the work. */
export const charactersAtOnce = 32

/** What is asked of the estimator. */
export type GuessQuestion = {
  /** What is estimated by zxcvbn, each for itself. */
  readonly texts: readonly string[]
  /** The password as a whole, for the estimate for words in a row. */
  readonly whole: string
  /** What attackers would try first for this person. */
  readonly words: readonly string[]
}

/** How many guesses an attacker needs, as zxcvbn estimates it. */
export type GuessEstimate = {
  /** The decimal logarithm of the number of guesses. */
  readonly guessesLog10: number
  /** From 0, guessed at once, to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4
  /** What makes it easy to guess, by zxcvbn's name for it. */
  readonly warning: string | null
}

/** What the estimator says. */
export type GuessAnswer = {
  /** One for each text, in their order. */
  readonly estimates: readonly GuessEstimate[]
  /** The decimal logarithm of the number of guesses for who strings words together. */
  readonly wordsInARowLog10: number
}

/**
 * The parts of a password that are estimated: its beginning and, where it is longer than that, its end. The whole is at
 * least as hard to guess as the harder of them.
 */
export function estimatedParts(password: string): string[] {
  const characters = [...password]
  const start = characters.slice(0, charactersAtOnce).join('')
  return characters.length > charactersAtOnce
    ? [start, characters.slice(-charactersAtOnce).join('')]
    : [start]
}
