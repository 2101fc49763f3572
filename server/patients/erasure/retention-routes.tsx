import { RetentionPage } from '../../../views/patients/erasure/retention-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { filledFromNow } from '../../http/filled-from.ts'
import { staffCommandForm, staffFormPage } from '../../http/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeRetention, retentionQuery } from './set-retention.ts'

/** For how long records must be kept before they may be erased. */
export function retentionRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, retentionQuery, ({ shell }, { value, words }, form) => (
    <RetentionPage
      shell={shell}
      years={form.typed['years'] ?? String(value)}
      was={filledFromNow(form, words)}
      errors={form.errors}
    />
  ))
  routes.form(
    paths.retention(),
    staffCommandForm(services, changeRetention, {
      page,
      done: () => ({ to: paths.erasures(), notice: said('patients.notice.retention-saved') }),
    }),
  )
}
