import { RetentionPage } from '../../../views/patients/erasure/retention-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeRetention, retentionQuery } from './set-retention.ts'

/** For how long records must be kept before they may be erased. */
export function retentionRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, retentionQuery, (visit, { value, words, waits }, form) => (
    <RetentionPage
      shell={visit.shell}
      years={form.typed['years'] ?? String(value)}
      was={filledFromNow(form, words)}
      reason={form.typed['reason'] ?? ''}
      waitsHref={waits === undefined ? undefined : paths.settingProposal(waits)}
      errors={form.errors}
      asksForCode={visit.asksForCode}
    />
  ))
  routes.form(
    paths.retention(),
    staffCommandForm(services, changeRetention, {
      codeOnForm: true,
      page,
      done: (_context, { proposalId = '' }) => ({
        to: paths.settingProposal(proposalId),
        notice: said('facility.notice.change-proposed'),
      }),
    }),
  )
}
