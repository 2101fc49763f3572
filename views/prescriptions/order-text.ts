import { routeLabel, routePlain } from '../../config/administration-routes.ts'
import { codeText } from '../format.ts'
import type { Order, Supply } from './prescription.ts'

/** How it is given, as a fact under its name: "By mouth". */
export const routeText = (code: string): string => routeLabel(code) ?? codeText(code)

/** What to take, how and how often, in one line: "1 capsule by mouth, three times a day". */
export function doseText({ dose, route, frequency }: Pick<Order, 'dose' | 'route' | 'frequency'>): string {
  const how = routePlain(route) ?? codeText(route).toLowerCase()
  return [[dose, how].filter((part) => part !== '').join(' '), frequency]
    .filter((part) => part !== '')
    .join(', ')
}

/** How often it may be dispensed: "Once", "3 times (2 repeats)"; nothing is made up where nobody said it. */
export const timesText = (repeats: number | null): string =>
  repeats === null
    ? 'Repeats not said'
    : repeats === 0
      ? 'Once'
      : `${repeats + 1} times (${repeats === 1 ? '1 repeat' : `${repeats} repeats`})`

/** What is left of it: "1 of 3", "1 of 3, of this one 11 of 21 owed"; nothing known of one of another system. */
export function leftText(supply: Supply | undefined): string {
  if (supply === undefined) {
    return '–'
  }
  const { of, current, owed, quantity, begun } = supply
  const left = `${owed === 0 ? 0 : of - current + 1} of ${of}`
  return begun ? `${left}; ${owed} of ${quantity} owed` : left
}

/** Which supply comes next: "1 of 3", "the rest of 1 of 3". */
export const whichText = ({ current, of, begun }: Supply): string =>
  `${begun ? 'the rest of ' : ''}${current} of ${of}`
