import { codeText } from '../../../views/format.ts'
import { EditRolePage } from '../../../views/administration/edit-role-page.tsx'
import { RolePreviewPage } from '../../../views/administration/role-preview-page.tsx'
import { said } from '../../../views/words/said.ts'
import { scopeInWords } from '../../access/access-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeRole } from './change-role.ts'
import { hrefOfPeople } from './people-of-role.ts'
import { roleToEdit } from './read-roles.ts'
import { rightGroups } from './right-groups.ts'
import { roleChanges, shownChanges } from './role-changes.ts'
import { roleForm, typedOfRole } from './role-form.ts'
import { patientScopes } from './role-values.ts'

/** Changing a role: the form, what it would change and for whom, and saving it. */
export function editRoleRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, roleToEdit, (visit, role, { typed, errors }) => {
    const { name, title, values, people } = role
    const { shell, asksForCode } = visit
    const parsed = roleForm.safeParse(typed)
    const onPreview = errors.every(({ field }) => field === 'reason' || field === 'code')
    const frame = { shell, role: { name, title }, errors, asksForCode }
    if (parsed.success && parsed.data.step !== 'edit' && onPreview) {
      return (
        <RolePreviewPage
          {...frame}
          typed={typed}
          changes={shownChanges(roleChanges(values, parsed.data.role))}
          people={{ ...people, href: hrefOfPeople(visit.clearance.actor, name) }}
        />
      )
    }
    const untouched = Object.keys(typed).length === 0
    return (
      <EditRolePage
        {...frame}
        typed={untouched ? typedOfRole(values) : typed}
        version={untouched ? role.version : (typed['version'] ?? '')}
        groups={rightGroups}
        scopes={patientScopes.map((scope) => ({ value: scope, label: codeText(scopeInWords[scope]) }))}
      />
    )
  })
  routes.form(
    paths.editRole.pattern,
    staffCommandForm(services, changeRole, {
      codeOnForm: true,
      page,
      onlyAsks: ({ step }) => step !== 'save',
      done: (_context, { proposalId }, { name }) =>
        proposalId === undefined
          ? { to: paths.role(name), notice: said('security.notice.role-changed') }
          : { to: paths.approval(proposalId), notice: said('security.notice.role-change-proposed') },
    }),
  )
}
