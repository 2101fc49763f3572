import type { AccessWindow } from './actor.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The name of an ISO weekday. */
export const dayName = (weekday: number): string => dayNames[weekday - 1] ?? 'no day'

const usualDays: Readonly<Record<string, string>> = {
  '1,2,3,4,5,6,7': 'every day',
  '1,2,3,4,5': 'on weekdays',
  '6,7': 'at weekends',
}

function daysWords(days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other)
  return usualDays[sorted.join(',')] ?? `on ${listed(sorted.map(dayName))}`
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Hours as they are read aloud: "06:00–22:00 on weekdays"; no window at all is any hour. */
export function hoursWords(windows: readonly AccessWindow[]): string {
  return windows.length === 0
    ? 'at any hour'
    : listed(
        windows.map(
          ({ days, from, to }) => `${from}–${to} ${daysWords(days)}${to < from ? ' (overnight)' : ''}`,
        ),
      )
}

/** A time of day, "23:14". @param minutes since midnight */
export const clockWords = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
