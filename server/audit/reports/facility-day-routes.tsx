import { z } from 'zod'
import { FacilityDayPage } from '../../../views/audit/reports/facility-day-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import { saveSetting } from '../../facility/save-setting.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { filledFrom, filledFromNow } from '../../http/filled-from.ts'
import { staffForm } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { facilityDaySetting, hoursInWords, readFacilityDay } from './facility-day.ts'

const clockTime = (label: string) =>
  z
    .string({ error: `Enter ${label}` })
    .trim()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, `Enter ${label} as HH:MM, for example 07:30`)

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
  .refine(({ days }) => days.length > 0, { path: ['day1'], message: 'Tick at least one day' })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Beginning and end must differ' })

/** The form in which auditors set what counts as the facility's day. */
export function facilityDayRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.facilityDay(),
    staffForm(services, {
      action: 'audit.read',
      event: 'audit.report-day-changed',
      viewEvent: 'audit.reports-viewed',
      schema,
      change: async ({ clearance, origin, at }, { was, ...day }) => {
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.report-day-changed',
          async (transaction) => {
            const resource = { type: 'facility-setting', id: facilityDaySetting }
            const before = await saveSetting(services, transaction, {
              name: facilityDaySetting,
              value: day,
              at,
              read: readFacilityDay,
              words: hoursInWords,
              was,
              event: 'audit.report-day-changed',
              resource,
              next: { href: paths.afterHoursReport(), label: 'what-holds-now' },
            })
            const details = { before: hoursInWords(before), after: hoursInWords(day) }
            return { value: undefined, resource, details }
          },
        )
        return { receipt, to: paths.afterHoursReport(), notice: 'The facility’s day is set.' }
      },
      show: async ({ shell }, form) => {
        const day = await readFacilityDay()
        const stored = {
          from: day.from,
          to: day.to,
          ...Object.fromEntries(day.days.map((number) => [`day${number}`, 'on'])),
        }
        return (
          <FacilityDayPage
            shell={shell}
            action={paths.facilityDay()}
            typed={form.errors.length === 0 && Object.keys(form.typed).length === 0 ? stored : form.typed}
            was={filledFromNow(form, hoursInWords(day))}
            errors={form.errors}
            backHref={paths.afterHoursReport()}
          />
        )
      },
    }),
  )
}
