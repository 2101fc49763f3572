import { UserPage } from '../../views/administration/user-page.tsx'
import type { FieldError } from '../../views/components/fields/field.ts'
import { said } from '../../views/words/said.ts'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { mailWaits } from '../http/limits/mail-waits.ts'
import {
  staffCommandButton,
  staffFormPage,
  staffQueryPage,
  type StaffFormPage,
} from '../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../http/routes/signed-in-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { userQuery, type UserOutline } from './users/read-user.ts'
import { sendFirstPasswordAgain } from './users/send-first-password.ts'

const show = (
  { shell, asksForCode }: RecordedRequest,
  { isOneself, ...user }: UserOutline,
  errors: readonly FieldError[] = [],
) => <UserPage shell={shell} errors={errors} user={user} isOneself={isOneself} asksForCode={asksForCode} />

/** The page of one user, on which the forms that stand there come back. */
export const pageOfUser = (services: Services): StaffFormPage =>
  staffFormPage(services, userQuery, (visit, user, { errors }) => show(visit, user, errors))

/** One user, for administrators, and sending the link to a first password again. */
export function userPageRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.user.pattern,
    staffQueryPage(services, userQuery, (visit, user) => show(visit, user)),
  )
  routes.post(
    paths.sendFirstPassword.pattern,
    staffCommandButton(services, sendFirstPasswordAgain, {
      codeOnForm: true,
      page: pageOfUser(services),
      done: (_context, id) => ({
        to: paths.user(id),
        notice: said('mail.written.new-link', { waits: mailWaits(services) }),
      }),
    }),
  )
}
