import { z } from 'zod'
import { RetentionPage } from '../../../views/patients/erasure/retention-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { wholeNumber } from '../../operations/fields.ts'
import { filledFrom } from '../../http/filled-from.ts'
import { settingForm } from '../../http/setting-form.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { retention } from './retention.ts'
import { said } from '../../../views/words/said.ts'

/** For how long records must be kept before they may be erased. */
export function retentionRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.retention(),
    settingForm(services, {
      action: 'facility.manage',
      event: 'facility.changed',
      viewEvent: 'facility.viewed',
      schema: z.object({ years: wholeNumber('the years', 0, 100), was: filledFrom }),
      of: () => ({
        setting: retention,
        details: { setting: retention.name },
        next: { href: paths.retention(), label: 'what-holds-now' },
        valueOf: ({ years }) => years,
        fieldsOf: (years) => ({ years: String(years) }),
      }),
      saved: { to: paths.erasures(), notice: said('patients.notice.retention-saved') },
      show: ({ shell }, { typed, was, errors }) => (
        <RetentionPage shell={shell} years={typed['years'] ?? ''} was={was} errors={errors} />
      ),
    }),
  )
}
