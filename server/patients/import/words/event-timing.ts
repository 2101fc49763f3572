import { timeText } from './quantity-text.ts'

/** A moment of somebody's day: when it is, and what so many minutes are counted from. */
type Moment = { readonly at: string; readonly offset: string }

const usual = (at: string, day: string): Moment => ({ at, offset: `after the usual time ${day}` })
const before = (event: string): Moment => ({ at: `before ${event}`, offset: `before ${event}` })
const after = (event: string): Moment => ({ at: `after ${event}`, offset: `after ${event}` })
const during = (meal: string): Moment => ({ at: `with ${meal}`, offset: `after the beginning of ${meal}` })

/**
 * https://hl7.org/fhir/R4/valueset-event-timing.html. Minutes are counted after the event, unless its code says before:
 * https://hl7.org/fhir/R4/datatypes-definitions.html#Timing.repeat.offset
 */
const moments: Readonly<Record<string, Moment>> = {
  MORN: usual('in the morning', 'in the morning'),
  'MORN.early': usual('in the early morning', 'in the early morning'),
  'MORN.late': usual('in the late morning', 'in the late morning'),
  NOON: { at: 'at noon', offset: 'after noon' },
  AFT: usual('in the afternoon', 'in the afternoon'),
  'AFT.early': usual('in the early afternoon', 'in the early afternoon'),
  'AFT.late': usual('in the late afternoon', 'in the late afternoon'),
  EVE: usual('in the evening', 'in the evening'),
  'EVE.early': usual('in the early evening', 'in the early evening'),
  'EVE.late': usual('in the late evening', 'in the late evening'),
  NIGHT: usual('at night', 'at night'),
  PHS: after('going to sleep'),
  HS: before('going to sleep'),
  WAKE: { at: 'on waking', offset: 'after waking' },
  C: during('a meal'),
  CM: during('breakfast'),
  CD: during('lunch'),
  CV: during('dinner'),
  AC: before('a meal'),
  ACM: before('breakfast'),
  ACD: before('lunch'),
  ACV: before('dinner'),
  PC: after('a meal'),
  PCM: after('breakfast'),
  PCD: after('lunch'),
  PCV: after('dinner'),
}

/** "a", "a and b", "a, b and c" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const minutesText = (minutes: number): string =>
  minutes % 60 === 0 ? timeText(minutes / 60, 'hour') : timeText(minutes, 'minute')

/**
 * When in the day, such as "before breakfast", "30 minutes after waking".
 * @param code of EventTiming; one that is none is told as it stands, and a missing one as not said
 * @param offset in minutes
 */
export function momentText(code: string | undefined, offset: number): string {
  const moment = code === undefined || !Object.hasOwn(moments, code) ? undefined : moments[code]
  const named = code === undefined ? 'something that is not said' : `“${code}”`
  return offset === 0
    ? (moment?.at ?? `at ${named}`)
    : `${minutesText(offset)} ${moment?.offset ?? `after ${named}`}`
}
