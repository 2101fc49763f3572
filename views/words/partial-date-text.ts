import { ageIn, type ClinicalTime, type Point } from '../../server/clinical-time.ts'
import type { PartialDate } from '../../server/partial-date.ts'
import { dayText } from './calendar-date.ts'
import type { Words } from './words.ts'

/** In words, as precise as it is: "2015", "Mar 2015", "2 Mar 2015"; an instant as `instant` writes it. */
export const partialDateText = (
  words: Words,
  { precision, text }: PartialDate,
  instant: (at: Date) => string,
): string => (precision === 'instant' ? instant(new Date(Date.parse(text))) : dayText(words, text))

function pointText(words: Words, point: Point, instant: (at: Date) => string): string {
  return point.kind === 'age'
    ? words.say('patients.time.age', ageIn(point))
    : partialDateText(words, point.date, instant)
}

/** In words: "2 Mar 2015", "at age 9 years", "between 2015 and Mar 2016", "from age 9 years on". */
export function clinicalTimeText(words: Words, time: ClinicalTime, instant: (at: Date) => string): string {
  const { say } = words
  if (time.kind !== 'range') {
    const point = pointText(words, time, instant)
    return time.kind === 'age' ? say('patients.time.at', { point }) : point
  }
  const from = time.from && pointText(words, time.from, instant)
  const to = time.to && pointText(words, time.to, instant)
  if (from !== undefined && to !== undefined) {
    return say('patients.time.between', { from, to })
  }
  return from === undefined
    ? say('patients.time.until', { to: to ?? '' })
    : say('patients.time.since', { from })
}
