import { z } from 'zod'
import { codeableConcept, dateTime, duration, period, range, text } from './datatypes.ts'
import { displayOf, durationText, rangeText, timeText, timeUnit } from './quantity-text.ts'

const count = z.number().positive()
const unit = z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a'])

const repeat = z.object({
  boundsDuration: duration.optional(),
  boundsRange: range.optional(),
  boundsPeriod: period.optional(),
  count: count.optional(),
  countMax: count.optional(),
  duration: count.optional(),
  durationMax: count.optional(),
  durationUnit: unit.optional(),
  frequency: count.optional(),
  frequencyMax: count.optional(),
  period: count.optional(),
  periodMax: count.optional(),
  periodUnit: unit.optional(),
  dayOfWeek: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).optional(),
  timeOfDay: z.array(text).optional(),
  when: z.array(text).optional(),
  offset: z.number().nonnegative().optional(),
})
type Repeat = z.output<typeof repeat>

/** https://hl7.org/fhir/R4/datatypes.html#Timing */
export const timing = z.object({
  event: z.array(dateTime).optional(),
  repeat: repeat.optional(),
  code: codeableConcept.optional(),
})

const days = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const

/** https://hl7.org/fhir/R4/valueset-event-timing.html */
const moments: Readonly<Record<string, string>> = {
  MORN: 'in the morning',
  'MORN.early': 'in the early morning',
  'MORN.late': 'in the late morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  'AFT.early': 'in the early afternoon',
  'AFT.late': 'in the late afternoon',
  EVE: 'in the evening',
  'EVE.early': 'in the early evening',
  'EVE.late': 'in the late evening',
  NIGHT: 'at night',
  PHS: 'after sleep',
  HS: 'before sleep',
  WAKE: 'on waking',
  C: 'with a meal',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  AC: 'before a meal',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PC: 'after a meal',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
}

/** https://hl7.org/fhir/R4/valueset-timing-abbreviation.html */
const abbreviations: Readonly<Record<string, string>> = {
  BID: '2 times a day',
  TID: '3 times a day',
  QID: '4 times a day',
  AM: 'in the morning',
  PM: 'in the afternoon',
  QD: '1 time a day',
  QOD: '1 time every 2 days',
  Q1H: '1 time an hour',
  Q2H: '1 time every 2 hours',
  Q3H: '1 time every 3 hours',
  Q4H: '1 time every 4 hours',
  Q6H: '1 time every 6 hours',
  Q8H: '1 time every 8 hours',
  BED: 'at bedtime',
  WK: '1 time a week',
  MO: '1 time a month',
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const fromTo = (least: number | undefined, most: number | undefined): string | undefined =>
  least === undefined || most === undefined || least === most
    ? (least ?? most)?.toString()
    : `${least} to ${most}`

const anHour = (words: string) => words.replace(/ a hour$/, ' an hour')

function timesText({ frequency, frequencyMax, period: every, periodMax, periodUnit }: Repeat) {
  const said = fromTo(frequency, frequencyMax)
  const word = timeUnit(periodUnit)
  if (every === undefined || word === undefined) {
    return said === undefined
      ? undefined
      : `${said} ${said === '1' ? 'time' : 'times'}, over what time is not said`
  }
  const often = said ?? '1'
  const times = `${often} ${often === '1' ? 'time' : 'times'}`
  const much = fromTo(every, periodMax)
  return much === '1' ? anHour(`${times} a ${word}`) : `${times} every ${much} ${word}s`
}

const clock = (time: string) => time.replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1')

function whenText({ when = [], offset }: Repeat): string | undefined {
  if (when.length === 0) {
    return undefined
  }
  const words = listed(when.map((code) => moments[code] ?? `at “${code}”`))
  return offset === undefined || offset === 0 ? words : `${offsetText(offset)} ${words}`
}

/** The offset is in minutes. */
const offsetText = (minutes: number): string =>
  minutes % 60 === 0 ? timeText(minutes / 60, 'hour') : timeText(minutes, 'minute')

function boundsText({ boundsDuration, boundsRange, boundsPeriod }: Repeat): string | undefined {
  const lasts = durationText(boundsDuration) ?? boundsRangeText(boundsRange)
  const from = boundsPeriod?.start === undefined ? undefined : `from ${boundsPeriod.start}`
  const until = boundsPeriod?.end === undefined ? undefined : `until ${boundsPeriod.end}`
  const parts = [lasts === undefined ? undefined : `for ${lasts}`, from, until]
  const said = parts.filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

function boundsRangeText(bounds: Repeat['boundsRange']): string | undefined {
  const [low, high] = [durationText(bounds?.low), durationText(bounds?.high)]
  return low !== undefined && high !== undefined ? `${low} to ${high}` : rangeText(bounds)
}

function repeatTexts(one: Repeat): (string | undefined)[] {
  const lasts = fromTo(one.duration, one.durationMax)
  const inAll = fromTo(one.count, one.countMax)
  const word = timeUnit(one.durationUnit)
  return [
    timesText(one),
    whenText(one),
    one.timeOfDay === undefined ? undefined : `at ${listed(one.timeOfDay.map(clock))}`,
    one.dayOfWeek === undefined ? undefined : `on ${listed(one.dayOfWeek.map((day) => days[day]))}`,
    lasts === undefined || word === undefined ? undefined : `each over ${timeText(lasts, word)}`,
    inAll === undefined ? undefined : `${inAll} ${inAll === '1' ? 'time' : 'times'} in all`,
    boundsText(one),
  ]
}

function codeText(code: z.output<typeof codeableConcept> | undefined): string | undefined {
  const known = code?.coding?.find((coding) => abbreviations[coding.code ?? ''] !== undefined)?.code
  return known === undefined
    ? (displayOf(code) ?? code?.coding?.find((coding) => coding.code !== undefined)?.code)
    : abbreviations[known]
}

/** When and how often, such as "2 times a day, 30 minutes before a meal, for 7 days"; empty where nothing is said. */
export function timingText({ event = [], repeat: repeats, code }: z.output<typeof timing> = {}): string {
  const parts = [
    codeText(code),
    ...(repeats === undefined ? [] : repeatTexts(repeats)),
    event.length === 0 ? undefined : `on ${listed(event)}`,
  ]
  return [...new Set(parts.filter((part) => part !== undefined))].join(', ')
}
