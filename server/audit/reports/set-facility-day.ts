import { z } from 'zod'
import { settingCommand, settingQuery } from '../../facility/setting-operations.ts'
import { fault } from '../../operations/fault.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { paths } from '../../paths.ts'
import { facilityDay } from './facility-day.ts'

const clockTime = (label: string) =>
  z
    .string({ error: fault('audit.fault.enter', { label }) })
    .trim()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, fault('audit.fault.enter-hh-mm-example', { label }))

const ticked = z.literal('on').optional()

const schema = z
  .object({
    from: clockTime('the beginning'),
    to: clockTime('the end'),
    day1: ticked,
    day2: ticked,
    day3: ticked,
    day4: ticked,
    day5: ticked,
    day6: ticked,
    day7: ticked,
    was: filledFrom,
  })
  .transform(({ from, to, day1, day2, day3, day4, day5, day6, day7, was }) => {
    const boxes = [day1, day2, day3, day4, day5, day6, day7]
    return { from, to, days: boxes.flatMap((box, index) => (box === 'on' ? [index + 1] : [])), was }
  })
  .refine(({ days }) => days.length > 0, { path: ['day1'], message: fault('audit.fault.tick-least-day') })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: fault('audit.fault.beginning-end-differ') })

const ofAuditors = { action: 'audit.read', setting: facilityDay } as const

/** What counts as the facility's day, as its form is filled with it. */
export const facilityDayQuery = settingQuery({
  ...ofAuditors,
  name: 'audit.facility-day',
  event: 'audit.reports-viewed',
})

/** Sets what counts as the facility's day. */
export const changeFacilityDay = settingCommand({
  ...ofAuditors,
  name: 'audit.change-facility-day',
  event: 'audit.report-day-changed',
  input: schema,
  valueIn: ({ was: _was, ...day }) => day,
  next: { href: paths.afterHoursReport(), label: 'what-holds-now' },
})
