import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { PasswordOwner } from './password-policy.ts'

/** Estimating takes longer the longer the text: this many characters are enough to tell, and bound the work. */
const looksAt = 32

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
}

const levels = [
  'very easily guessed',
  'easily guessed',
  'guessed with some effort',
  'hard to guess',
  'very hard to guess',
] as const

let loaded: Promise<ZxcvbnFactory> | undefined

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new Estimator({ dictionary, graphs })
}

/** Whoever chose such a password is told so, and may keep it. */
const weakBelow = 3

/** How hard a password is to guess. */
export type PasswordStrength = {
  readonly weak: boolean
  /** A sentence about it that does not repeat any of it. */
  readonly words: string
}

/**
 * Estimates how hard a password is to guess, for words to its owner: it decides nothing. Only the first characters are
 * looked at.
 */
export async function passwordStrength(
  password: string,
  { username, displayName, role }: PasswordOwner,
): Promise<PasswordStrength> {
  loaded ??= load()
  const estimator = await loaded
  const names = [username, role.title, ...displayName.split(/\s+/), 'medguard'].map((name) =>
    name.toLowerCase(),
  )
  const start = [...password.normalize('NFC')].slice(0, looksAt).join('')
  const { score, feedback } = estimator.check(start, names)
  const weak = score < weakBelow
  const reason = weak ? reasons[feedback.warning ?? ''] : undefined
  const because = reason === undefined ? '' : `, because ${reason}`
  const advice = weak ? ' Four words that do not belong together would be better.' : ''
  return { weak, words: `It is ${levels[score]}${because}.${advice}` }
}
