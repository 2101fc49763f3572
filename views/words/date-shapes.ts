/** How moments are written, by name; messages name them too: `{until, time, clock}`, `{when, date, moment}`. */
export const dateShapes = {
  /** "21:40" */
  clock: { hour: '2-digit', minute: '2-digit' },
  /** "21 Nov 2026, 21:40" */
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  /** "21 Nov 2026, 21:40:05" */
  second: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
  /** "21 Nov 2026" */
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  /** The same of a calendar day, which is the one of its midnight in UTC and belongs to no zone. */
  calendar: { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  /** "Nov 2026" */
  calendarMonth: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  /** "2026" */
  calendarYear: { year: 'numeric', timeZone: 'UTC' },
  /** "Saturday 21 November" */
  dayOfWeek: { weekday: 'long', day: 'numeric', month: 'long' },
  /** "Saturday 21 November 2026" */
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateShape = keyof typeof dateShapes
