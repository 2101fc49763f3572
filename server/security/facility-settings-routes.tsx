import { z } from 'zod'
import { FacilitySettingsPage } from '../../views/security/facility-settings-page.tsx'
import { setting } from '../facility/setting.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { wholeNumber } from '../operations/fields.ts'
import { filledFrom } from '../operations/filled-from.ts'
import { settingForm } from '../http/setting-form.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { said } from '../../views/words/said.ts'

/** For so long somebody may go on without a renewed training. The facts of a request read it under this name. */
const grace = setting('training-grace-days', z.number(), 0, {
  recorded: (days) => days,
  words: (days) => (days === 1 ? '1 day' : `${days} days`),
})
const longestGrace = 90

/** What the facility sets for everybody. It holds at the next request. */
export function facilitySettingsRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.facilitySettings(),
    settingForm(services, {
      action: 'facility.manage',
      event: 'facility.changed',
      viewEvent: 'facility.viewed',
      schema: z.object({
        trainingGraceDays: wholeNumber('the-days-of-grace', 0, longestGrace),
        was: filledFrom,
      }),
      of: () => ({
        setting: grace,
        details: { setting: grace.name },
        next: { href: paths.facilitySettings(), label: 'what-holds-now' },
        valueOf: ({ trainingGraceDays }) => trainingGraceDays,
        fieldsOf: (days) => ({ trainingGraceDays: String(days) }),
      }),
      saved: { to: paths.facilitySettings(), notice: said('security.notice.settings-saved') },
      show: ({ shell }, shown) => <FacilitySettingsPage shell={shell} {...shown} />,
    }),
  )
}
