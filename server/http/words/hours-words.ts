import type { Words } from '../../../views/words/words.ts'
import type { AccessWindow } from '../../access/actor.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** What an ISO weekday is called. */
export function weekdayWords({ say }: Words, weekday: number): string {
  const known = weekdays.find((one) => one === weekday)
  return known === undefined ? '' : say(`access.weekday.${known}`)
}

function daysWords(words: Words, days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other)
  switch (sorted.join(',')) {
    case '1,2,3,4,5,6,7':
      return words.say('access.days.every')
    case '1,2,3,4,5':
      return words.say('access.days.weekdays')
    case '6,7':
      return words.say('access.days.weekends')
    default:
      return words.say('access.days.these', {
        days: words.list(sorted.map((day) => weekdayWords(words, day))),
      })
  }
}

/** Hours as they are read aloud: "06:00–22:00 on weekdays"; no window at all is any hour. */
export function hoursWords(words: Words, windows: readonly AccessWindow[]): string {
  return windows.length === 0
    ? words.say('access.hours.any')
    : words.list(
        windows.map(({ days, from, to }) =>
          words.say(to < from ? 'access.hours.overnight' : 'access.hours.window', {
            from,
            to,
            days: daysWords(words, days),
          }),
        ),
      )
}

/** A time of day, "23:14". @param minutes since midnight */
export const clockWords = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
