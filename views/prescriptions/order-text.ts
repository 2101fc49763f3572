import { codeWords } from '../words/code-words.ts'
import type { Words } from '../words/words.ts'
import type { Order, Supply } from './prescription.ts'

/** How it is given, as a fact under its name: "By mouth". */
export const routeText = (words: Words, code: string): string => codeWords(words, 'route', code)

/** What to take, how and how often, in one line: "1 capsule by mouth, three times a day". */
export function doseText(
  words: Words,
  { dose, route, frequency }: Pick<Order, 'dose' | 'route' | 'frequency'>,
): string {
  const how = codeWords(words, 'route-within', route)
  return [[dose, how].filter((part) => part !== '').join(' '), frequency]
    .filter((part) => part !== '')
    .join(', ')
}

/** How often it may be dispensed: "Once", "3 times (2 repeats)"; nothing is made up where nobody said it. */
export const timesText = ({ say }: Words, repeats: number | null): string =>
  repeats === null
    ? say('prescriptions.order.repeats-not-said')
    : repeats === 0
      ? say('prescriptions.order.once')
      : say('prescriptions.order.times', { times: repeats + 1, repeats })

/** What is left of it: "1 of 3", "1 of 3, of this one 11 of 21 owed"; nothing known of one of another system. */
export function leftText({ say }: Words, supply: Supply | undefined): string {
  if (supply === undefined) {
    return '–'
  }
  const { of, current, owed, quantity, begun } = supply
  const left = owed === 0 ? 0 : of - current + 1
  return begun
    ? say('prescriptions.order.left-owed', { left, of, owed, quantity })
    : say('prescriptions.order.left', { left, of })
}

/** Which supply comes next: "1 of 3", "the rest of 1 of 3". */
export const whichText = ({ say }: Words, { current, of, begun }: Supply): string =>
  begun
    ? say('prescriptions.order.which-rest', { current, of })
    : say('prescriptions.order.which', { current, of })
