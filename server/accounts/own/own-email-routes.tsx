import { OwnEmailPage } from '../../../views/accounts/own/own-email-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { mailWaits } from '../../http/limits/mail-waits.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { askForEmail, ownEmail } from './own-email.ts'

/** One's own e-mail address. */
export function ownEmailRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.ownEmail(),
    staffCommandForm(services, askForEmail, {
      page: staffFormPage(services, ownEmail, ({ shell }, state, { typed, errors }) => (
        <OwnEmailPage shell={shell} errors={errors} {...state} typed={typed['email'] ?? ''} />
      )),
      done: () => ({
        to: paths.ownEmail(),
        notice: said('mail.written.email-confirmation', { waits: mailWaits(services) }),
      }),
    }),
  )
}
