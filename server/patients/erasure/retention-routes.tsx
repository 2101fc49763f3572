import { z } from 'zod'
import { RetentionPage } from '../../../views/patients/erasure/retention-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import { saveSetting } from '../../facility/save-setting.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { wholeNumber } from '../../http/fields.ts'
import { filledFrom, filledFromNow } from '../../http/filled-from.ts'
import { staffForm } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { retentionSetting, retentionYears } from './retention.ts'

const yearsInWords = (years: number) => (years === 1 ? '1 year' : `${years} years`)

/** For how long records must be kept before they may be erased. */
export function retentionRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.retention(),
    staffForm(services, {
      action: 'facility.manage',
      event: 'facility.changed',
      viewEvent: 'facility.viewed',
      schema: z.object({ years: wholeNumber('the years', 0, 100), was: filledFrom }),
      change: async ({ clearance, origin, at }, { years, was }) => {
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'facility.changed',
          async (transaction) => {
            const resource = { type: 'facility-setting', id: retentionSetting }
            const before = await saveSetting(services, transaction, {
              name: retentionSetting,
              value: years,
              at,
              read: retentionYears,
              words: yearsInWords,
              was,
              event: 'facility.changed',
              resource,
              next: { href: paths.retention(), label: 'what-holds-now' },
            })
            const details = { setting: retentionSetting, before, after: years }
            return { value: undefined, resource, details }
          },
        )
        return { receipt, to: paths.erasures(), notice: 'The years are saved.' }
      },
      show: async ({ shell }, form) => {
        const years = await retentionYears()
        return (
          <RetentionPage
            shell={shell}
            years={form.typed['years'] ?? String(years)}
            was={filledFromNow(form, yearsInWords(years))}
            errors={form.errors}
          />
        )
      },
    }),
  )
}
