import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { FacilitySetting } from '../../models/facility-setting.ts'
import { FacilitySettingsPage } from '../../views/security/facility-settings-page.tsx'
import { auditedChange } from '../audit/record.ts'
import { saveSetting } from '../facility/save-setting.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { wholeNumber } from '../http/fields.ts'
import { filledFrom, filledFromNow } from '../http/filled-from.ts'
import { staffForm } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** The name under which the facts of a request read it. */
const graceSetting = 'training-grace-days'
const longestGrace = 90

async function readGrace(within?: Transaction): Promise<number> {
  return z
    .number()
    .catch(0)
    .parse(
      (await FacilitySetting.findByPk(graceSetting, within === undefined ? {} : { transaction: within }))
        ?.value,
    )
}

const daysInWords = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** What the facility sets for everybody. It holds at the next request. */
export function facilitySettingsRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.facilitySettings(),
    staffForm(services, {
      action: 'facility.manage',
      event: 'facility.changed',
      viewEvent: 'facility.viewed',
      schema: z.object({
        trainingGraceDays: wholeNumber('the days of grace', 0, longestGrace),
        was: filledFrom,
      }),
      change: async ({ clearance, origin, at }, { trainingGraceDays, was }) => {
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'facility.changed',
          async (transaction) => {
            const resource = { type: 'facility-setting', id: graceSetting }
            const before = await saveSetting(services, transaction, {
              name: graceSetting,
              value: trainingGraceDays,
              at,
              read: readGrace,
              words: daysInWords,
              was,
              event: 'facility.changed',
              resource,
              next: { href: paths.facilitySettings(), label: 'what-holds-now' },
            })
            const details = { setting: graceSetting, before, after: trainingGraceDays }
            return { value: undefined, resource, details }
          },
        )
        return { receipt, to: paths.facilitySettings(), notice: 'The settings are saved.' }
      },
      show: async ({ shell }, form) => {
        const days = await readGrace()
        return (
          <FacilitySettingsPage
            shell={shell}
            typed={Object.keys(form.typed).length === 0 ? { trainingGraceDays: String(days) } : form.typed}
            was={filledFromNow(form, daysInWords(days))}
            errors={form.errors}
          />
        )
      },
    }),
  )
}
