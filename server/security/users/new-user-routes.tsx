import { holdingRole } from '../../../config/roles.ts'
import { Role } from '../../../models/role.ts'
import { NewUserPage } from '../../../views/security/new-user-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffForm } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { chosenRole, createUser } from './create-user.ts'
import { unlessTaken } from './unless-taken.ts'
import { newUserSchema } from './user-fields.ts'
import { mailWaits } from '../../http/mail-waits.ts'
import { said } from '../../../views/words/said.ts'

/** Every role that can be chosen, as choices of a form; that of people who wait only for one of them. */
export async function roleChoices(current?: string) {
  const roles = await Role.findAll({ attributes: ['name', 'title'], order: [['title', 'ASC']] })
  return roles
    .filter(({ name }) => name !== holdingRole.name || name === current)
    .map(({ name, title }) => ({ value: name, label: title }))
}

/** Making a user. */
export function newUserRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newUser(),
    staffForm(services, {
      action: 'user.manage',
      event: 'user.created',
      viewEvent: 'user.form-opened',
      codeOnForm: true,
      schema: newUserSchema,
      change: async (request, values) => {
        // What is wrong in the form is said before a code is spent on it.
        await chosenRole(values.role, values.emergencyAccess)
        const receipt = await unlessTaken(() => createUser(services, request, values))
        const { id, waitsFor } = receipt.value
        const mail = said('mail.written.first-password', {
          waits: mailWaits(services),
          name: values.displayName,
        })
        const made = [said('security.notice.account-made'), mail]
        const notice =
          waitsFor === undefined ? made : [...made, said('security.notice.role-waits', { role: waitsFor })]
        return { receipt, to: paths.user(id), notice }
      },
      show: async ({ shell, asksForCode }, { typed, errors }) => (
        <NewUserPage
          shell={shell}
          typed={typed}
          errors={errors}
          roles={await roleChoices()}
          asksForCode={asksForCode}
        />
      ),
    }),
  )
}
