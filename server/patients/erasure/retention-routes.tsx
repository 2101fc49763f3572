import { z } from 'zod'
import { FacilitySetting } from '../../../models/facility-setting.ts'
import { RetentionPage } from '../../../views/patients/erasure/retention-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { wholeNumber } from '../../http/fields.ts'
import { staffForm } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { retentionSetting, retentionYears } from './retention.ts'

/** For how long records must be kept before they may be erased. */
export function retentionRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.retention(),
    staffForm(services, {
      action: 'facility.manage',
      event: 'facility.changed',
      viewEvent: 'facility.viewed',
      schema: z.object({ years: wholeNumber('the years', 0, 100) }),
      change: async ({ clearance, origin, at }, { years }) => {
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'facility.changed',
          async (transaction) => {
            const before = await retentionYears(transaction)
            await FacilitySetting.upsert(
              { name: retentionSetting, value: years, updatedAt: at },
              { transaction },
            )
            return { value: undefined, details: { setting: retentionSetting, before, after: years } }
          },
        )
        return { receipt, to: paths.erasures(), notice: 'The years are saved.' }
      },
      show: async ({ shell }, { typed, errors }) => (
        <RetentionPage
          shell={shell}
          years={typed['years'] ?? String(await retentionYears())}
          errors={errors}
        />
      ),
    }),
  )
}
