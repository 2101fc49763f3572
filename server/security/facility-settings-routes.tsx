import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { FacilitySetting } from '../../models/facility-setting.ts'
import { FacilitySettingsPage } from '../../views/security/facility-settings-page.tsx'
import { auditedChange } from '../audit/record.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { wholeNumber } from '../http/fields.ts'
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

/** What the facility sets for everybody. It holds at the next request. */
export function facilitySettingsRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.facilitySettings(),
    staffForm(services, {
      action: 'facility.manage',
      event: 'facility.changed',
      viewEvent: 'facility.viewed',
      schema: z.object({ trainingGraceDays: wholeNumber('the days of grace', 0, longestGrace) }),
      change: async ({ clearance, origin, at }, { trainingGraceDays }) => {
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'facility.changed',
          async (transaction) => {
            const before = await readGrace(transaction)
            await FacilitySetting.upsert(
              { name: graceSetting, value: trainingGraceDays, updatedAt: at },
              { transaction },
            )
            return { value: undefined, details: { setting: graceSetting, before, after: trainingGraceDays } }
          },
        )
        return { receipt, to: paths.facilitySettings(), notice: 'The settings are saved.' }
      },
      show: async ({ shell }, { typed, errors }) => (
        <FacilitySettingsPage
          shell={shell}
          typed={Object.keys(typed).length === 0 ? { trainingGraceDays: String(await readGrace()) } : typed}
          errors={errors}
        />
      ),
    }),
  )
}
