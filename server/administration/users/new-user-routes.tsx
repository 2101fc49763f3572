import { NewUserPage } from '../../../views/administration/new-user-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { mailWaits } from '../../http/limits/mail-waits.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { createUser } from './create-user.ts'
import { newUserForm } from './read-user.ts'

/** Making a user. */
export function newUserRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newUser(),
    staffCommandForm(services, createUser, {
      codeOnForm: true,
      page: staffFormPage(services, newUserForm, ({ shell, asksForCode }, { roles }, { typed, errors }) => (
        <NewUserPage shell={shell} typed={typed} errors={errors} roles={roles} asksForCode={asksForCode} />
      )),
      done: (_context, { id, waitsFor }, { displayName: name }) => {
        const mail = said('mail.written.first-password', { waits: mailWaits(services), name })
        const made = [said('security.notice.account-made'), mail]
        return {
          to: paths.user(id),
          notice:
            waitsFor === undefined ? made : [...made, said('security.notice.role-waits', { role: waitsFor })],
        }
      },
    }),
  )
}
