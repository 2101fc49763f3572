import type { Words } from './words/words.ts'

/** Where a script puts what it alone knows. */
const time = '{time}'

/** What the scripts of every page say, as JSON for an attribute: they have no words of their own. */
export const scriptWords = ({ say }: Words): string =>
  JSON.stringify({
    keeping: say('frame.script.keeping'),
    notKeptYet: say('frame.script.not-kept-yet'),
    longestTime: say('frame.script.longest-time', { time }),
    unused: say('frame.script.unused', { time }),
    stillThere: say('frame.script.still-there'),
    stay: say('frame.script.stay'),
    keptAt: say('frame.script.kept-at', { time }),
    sendFirst: say('frame.script.send-first'),
    triedAgain: say('frame.script.tried-again'),
  })

/** How many minutes are left, whole, for each number that the script may come to; none at all is that it is over. */
const minutesLeft = new WeakMap<Words, string[]>()

/**
 * What the script says that counts minutes down, as JSON for an attribute: a text for each number, since what stands beside a
 * number is another matter in each language.
 * @param from where it begins to count
 */
export function minutesWords(words: Words, from: number): string {
  const texts = minutesLeft.get(words) ?? [words.say('components.countdown.over')]
  minutesLeft.set(words, texts)
  for (let minutes = texts.length; minutes <= from; minutes += 1) {
    texts.push(words.say('components.countdown.minutes-left', { minutes }))
  }
  return JSON.stringify(texts.slice(0, from + 1))
}

/**
 * What the script says that judges a new password while one types, as JSON for an attribute.
 * @param least the fewest characters: how many more are needed is said for each number below it
 */
export const passwordWords = ({ say }: Words, least: number): string =>
  JSON.stringify({
    missing: Array.from({ length: least }, (_, index) =>
      say('accounts.password-strength.missing', { count: index + 1 }),
    ),
    repeats: say('accounts.password-strength.repeats'),
    follows: say('accounts.password-strength.follows'),
    levels: [
      say('accounts.password-strength.fair'),
      say('accounts.password-strength.good'),
      say('accounts.password-strength.very-good'),
    ],
  })
