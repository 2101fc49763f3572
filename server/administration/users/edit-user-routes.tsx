import { wholeForm } from '../../../views/components/forms/error-summary.tsx'
import { EditUserPage } from '../../../views/administration/edit-user-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeUser, type WaitsFor } from './change-user.ts'
import { userToEdit } from './read-user.ts'

/** What a second person is asked. */
function waitsInWords({ role, emergency, address }: WaitsFor): string {
  const parts = [
    ...(role === undefined ? [] : [`the role ${role}`]),
    ...(emergency ? ['emergency access'] : []),
    ...(address ? ['the e-mail address, to which the link to a first password then goes'] : []),
  ]
  return new Intl.ListFormat('en-GB').format(parts)
}

/** Changing a user. */
export function editUserRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, userToEdit, ({ shell, asksForCode }, user, { typed, errors }) => {
    const { version, fields, roles, isOneself, ...who } = user
    const overtaken = errors.some(({ field }) => field === wholeForm)
    return (
      <EditUserPage
        shell={shell}
        user={who}
        recorded={fields}
        // A box that is not ticked is not sent: once anything was typed, its absence says so.
        typed={Object.keys(typed).length === 0 ? fields : { ...fields, emergencyAccess: '', ...typed }}
        // Until the reader has seen what others changed, the form stays that of the version it was filled from.
        version={overtaken ? version : (typed['version'] ?? version)}
        overtaken={overtaken}
        errors={errors}
        roles={roles}
        isOneself={isOneself}
        asksForCode={asksForCode}
      />
    )
  })
  const form = staffCommandForm(services, changeUser, {
    codeOnForm: true,
    page,
    done: (_context, { fields, waitsFor }, { id }) => {
      const saved =
        fields.length === 0 ? said('security.notice.nothing-changed') : said('security.notice.changes-saved')
      return {
        to: paths.user(id),
        notice:
          waitsFor === undefined
            ? saved
            : [said('security.notice.second-person-approve', { waitsFor: waitsInWords(waitsFor) }), saved],
      }
    },
  })
  routes.form(paths.editUser.pattern, form)
  routes.post(paths.user.pattern, form.submit)
}
