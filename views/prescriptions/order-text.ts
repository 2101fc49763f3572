import { routeLabel, routePlain } from '../../config/administration-routes.ts'
import { codeText } from '../format.ts'
import type { Order } from './prescription.ts'

/** How it is given, as a fact under its name: "By mouth". */
export const routeText = (code: string): string => routeLabel(code) ?? codeText(code)

/** What to take, how and how often, in one line: "1 capsule by mouth, three times a day". */
export function doseText({ dose, route, frequency }: Pick<Order, 'dose' | 'route' | 'frequency'>): string {
  const how = routePlain(route) ?? codeText(route).toLowerCase()
  return [[dose, how].filter((part) => part !== '').join(' '), frequency]
    .filter((part) => part !== '')
    .join(', ')
}

/** How often it may be dispensed: "Once", "3 times (2 repeats)". */
export const timesText = (repeats: number): string =>
  repeats === 0 ? 'Once' : `${repeats + 1} times (${repeats === 1 ? '1 repeat' : `${repeats} repeats`})`

/** What is left of it: "1 of 3". */
export const remainingText = (remaining: number, repeats: number): string => `${remaining} of ${repeats + 1}`
