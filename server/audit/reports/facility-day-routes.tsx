import { z } from 'zod'
import { FacilityDayPage } from '../../../views/audit/reports/facility-day-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { settingForm } from '../../http/setting-form.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { facilityDay } from './facility-day.ts'
import { said } from '../../../views/words/said.ts'
import { fault } from '../../operations/fault.ts'

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

/** The form in which auditors set what counts as the facility's day. */
export function facilityDayRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.facilityDay(),
    settingForm(services, {
      action: 'audit.read',
      event: 'audit.report-day-changed',
      viewEvent: 'audit.reports-viewed',
      schema,
      of: () => ({
        setting: facilityDay,
        next: { href: paths.afterHoursReport(), label: 'what-holds-now' },
        valueOf: ({ was: _was, ...day }) => day,
        fieldsOf: ({ from, to, days }) => ({
          from,
          to,
          ...Object.fromEntries(days.map((number) => [`day${number}`, 'on'])),
        }),
      }),
      saved: { to: paths.afterHoursReport(), notice: said('audit.notice.facilitys-day-set') },
      show: ({ shell }, shown) => (
        <FacilityDayPage
          shell={shell}
          action={paths.facilityDay()}
          {...shown}
          backHref={paths.afterHoursReport()}
        />
      ),
    }),
  )
}
