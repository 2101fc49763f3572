import { FacilitySettingsPage } from '../../../views/administration/facility-settings-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeTrainingGrace, facilitySettings } from '../access-rules/training-grace.ts'

/** What the facility sets for everybody. It holds at the next request after another person has approved it. */
export function facilitySettingsRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, facilitySettings, (visit, { value, words, waits }, form) => (
    <FacilitySettingsPage
      shell={visit.shell}
      trainingGraceDays={form.typed['trainingGraceDays'] ?? String(value)}
      was={filledFromNow(form, words)}
      reason={form.typed['reason'] ?? ''}
      waitsHref={waits === undefined ? undefined : paths.settingProposal(waits)}
      errors={form.errors}
      asksForCode={visit.asksForCode}
    />
  ))
  routes.form(
    paths.facilitySettings(),
    staffCommandForm(services, changeTrainingGrace, {
      codeOnForm: true,
      page,
      done: (_context, { proposalId = '' }) => ({
        to: paths.settingProposal(proposalId),
        notice: said('facility.notice.change-proposed'),
      }),
    }),
  )
}
