import { z } from 'zod'
import { codeableConcept, dateTime, duration, period, range, text } from '../mapping/datatypes.ts'
import { listed, momentText } from './event-timing.ts'
import { saidDate, saidPeriod } from './said-date.ts'
import { displayOf, durationText, rangeText, timeText, timeUnit } from './quantity-text.ts'

const count = z.number().positive()
const unitOfTime = z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a'])

const repeat = z.object({
  boundsDuration: duration.optional(),
  boundsRange: range.optional(),
  boundsPeriod: period.optional(),
  count: count.optional(),
  countMax: count.optional(),
  duration: count.optional(),
  durationMax: count.optional(),
  durationUnit: unitOfTime.optional(),
  frequency: count.optional(),
  frequencyMax: count.optional(),
  period: count.optional(),
  periodMax: count.optional(),
  periodUnit: unitOfTime.optional(),
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

/** "2", "1 to 2"; "up to 2" where only the most is said. */
const fromTo = (least: number | undefined, most: number | undefined): string | undefined =>
  least === undefined
    ? most === undefined
      ? undefined
      : `up to ${most}`
    : most === undefined || least === most
      ? `${least}`
      : `${least} to ${most}`

const anHour = (words: string) => words.replace(/ a hour$/, ' an hour')

const times = (many: string): string => `${many} ${/(?:^|up to )1$/.test(many) ? 'time' : 'times'}`

/** An amount of time of which one half may not be said: nothing is made up for it, and nothing is dropped. */
function spanText(much: string | undefined, unit: string | undefined): string | undefined {
  if (much === undefined) {
    return unit === undefined ? undefined : `some ${unit}s (how many is not said)`
  }
  return unit === undefined ? `${much} (of what unit is not said)` : timeText(much, unit)
}

function timesText({ frequency, frequencyMax, period: every, periodMax, periodUnit }: Repeat) {
  const said = fromTo(frequency, frequencyMax)
  const much = fromTo(every, periodMax)
  const word = timeUnit(periodUnit)
  if (much === undefined && word === undefined) {
    return said === undefined ? undefined : `${times(said)}, over what time is not said`
  }
  const often = times(said ?? '1')
  return much === '1' && word !== undefined
    ? anHour(`${often} a ${word}`)
    : `${often} every ${spanText(much, word)}`
}

const clock = (time: string) => time.replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1')

function whenText({ when = [], offset = 0 }: Repeat): string | undefined {
  if (when.length > 0) {
    return listed(when.map((code) => momentText(code, offset)))
  }
  return offset === 0 ? undefined : momentText(undefined, offset)
}

function boundsText(
  { boundsDuration, boundsRange, boundsPeriod }: Repeat,
  timeZone: string,
): string | undefined {
  const lasts = [durationText(boundsDuration), boundsRangeText(boundsRange)].filter(
    (part) => part !== undefined,
  )
  const within = saidPeriod(boundsPeriod, timeZone)
  const said = [...lasts.map((part) => `for ${part}`), within].filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

function boundsRangeText(bounds: Repeat['boundsRange']): string | undefined {
  const [low, high] = [durationText(bounds?.low), durationText(bounds?.high)]
  return low !== undefined && high !== undefined ? `${low} to ${high}` : rangeText(bounds)
}

function repeatTexts(one: Repeat, timeZone: string): (string | undefined)[] {
  const lasts = spanText(fromTo(one.duration, one.durationMax), timeUnit(one.durationUnit))
  const inAll = fromTo(one.count, one.countMax)
  return [
    timesText(one),
    whenText(one),
    one.timeOfDay === undefined ? undefined : `at ${listed(one.timeOfDay.map(clock))}`,
    one.dayOfWeek === undefined ? undefined : `on ${listed(one.dayOfWeek.map((day) => days[day]))}`,
    lasts === undefined ? undefined : `each over ${lasts}`,
    inAll === undefined ? undefined : `${times(inAll)} in all`,
    boundsText(one, timeZone),
  ]
}

function codeText(code: z.output<typeof codeableConcept> | undefined): string | undefined {
  const known = code?.coding?.find((coding) => abbreviations[coding.code ?? ''] !== undefined)?.code
  return known === undefined ? displayOf(code) : abbreviations[known]
}

/**
 * When and how often, such as "2 times a day, 30 minutes before a meal, for 7 days"; empty where nothing is said.
 * @param timeZone the facility's, for dates with a time of day
 */
export function timingText(
  { event = [], repeat: repeats, code }: z.output<typeof timing> = {},
  timeZone: string,
): string {
  const parts = [
    codeText(code),
    ...(repeats === undefined ? [] : repeatTexts(repeats, timeZone)),
    event.length === 0 ? undefined : `on ${listed(event.map((at) => saidDate(at, timeZone)))}`,
  ]
  return [...new Set(parts.filter((part) => part !== undefined))].join(', ')
}
