import { z } from 'zod'
import { FacilitySetting } from '../../../models/facility-setting.ts'
import { FacilityDayPage } from '../../../views/audit/reports/facility-day-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
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
  })
  .transform(({ from, to, day1, day2, day3, day4, day5, day6, day7 }) => {
    const boxes = [day1, day2, day3, day4, day5, day6, day7]
    return { from, to, days: boxes.flatMap((box, index) => (box === 'on' ? [index + 1] : [])) }
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
      change: async ({ clearance, origin, at }, day) => {
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.report-day-changed',
          async (transaction) => {
            const before = await readFacilityDay(transaction)
            await FacilitySetting.upsert(
              { name: facilityDaySetting, value: day, updatedAt: at },
              { transaction },
            )
            return { value: undefined, details: { before: hoursInWords(before), after: hoursInWords(day) } }
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
            errors={form.errors}
            backHref={paths.afterHoursReport()}
          />
        )
      },
    }),
  )
}
