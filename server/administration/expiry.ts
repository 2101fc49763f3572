import type { Actor } from '../access/actor.ts'

const dayMs = 86_400_000

/** Days before the last valid day on which people are warned. */
const firstWarning = 30
/** From so many days on the warning stands on every page, not only on the start page. */
const closeDays = 7

const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Whole days from one calendar day to another; negative where it is over. Both YYYY-MM-DD. */
export const daysUntil = (lastDay: string, today: string): number =>
  Math.round((midnight(lastDay) - midnight(today)) / dayMs)

/** How a licence or training stands: over, about to run out, or well. */
export function expiryState(lastDay: string | null, today: string): 'none' | 'over' | 'soon' | 'well' {
  if (lastDay === null) {
    return 'none'
  }
  const left = daysUntil(lastDay, today)
  if (left < 0) {
    return 'over'
  }
  return left <= firstWarning ? 'soon' : 'well'
}

/** How many days are left, in words. */
export function daysLeftInWords(left: number): string {
  if (left <= 0) {
    return left === 0 ? 'runs out today' : 'has expired'
  }
  return left === 1 ? 'runs out tomorrow' : `runs out in ${left} days`
}

/** What stops when it is over. */
export const stops = {
  licence: 'Then prescribing and dispensing stop until it is renewed; reading goes on.',
  training:
    'Then exports and emergency access stop until it is renewed, after the days of grace your facility gives.',
} as const

/** What the person is reminded of on this page: on the start page from 30 days before, on every page from 7 days. */
export function expiryReminders(
  actor: Pick<Actor, 'licenceExpiresOn' | 'trainingExpiresOn'>,
  today: string,
  onStartPage: boolean,
): readonly string[] {
  const kinds = [
    ['licence', actor.licenceExpiresOn],
    ['training', actor.trainingExpiresOn],
  ] as const
  return kinds.flatMap(([kind, lastDay]) => {
    const left = lastDay === null ? Number.POSITIVE_INFINITY : daysUntil(lastDay, today)
    return left <= (onStartPage ? firstWarning : closeDays)
      ? [`Your ${kind} ${daysLeftInWords(left)}. ${left < 0 ? 'Renew it now.' : stops[kind]}`]
      : []
  })
}
