import { peopleOfRoles } from '../../../models/queries/people-of-roles.ts'
import { EditRolePage } from '../../../views/security/edit-role-page.tsx'
import { RolePreviewPage } from '../../../views/security/role-preview-page.tsx'
import { codeText } from '../../../views/format.ts'
import { scopeInWords } from '../../access/access-words.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { staffForm, type StaffRequest } from '../../http/staff-route.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { hrefOfPeople } from './people-of-role.ts'
import type { Services } from '../../services.ts'
import { changeRole } from './change-role.ts'
import { loadRole, versionOfRole, type LoadedRole } from './load-role.ts'
import { roleChanges, shownChanges } from './role-changes.ts'
import { roleForm, typedOfRole } from './role-form.ts'
import { rightGroups } from './right-groups.ts'
import { patientScopes } from './role-values.ts'
import { isEditable, roleInAddress } from './role-routes.tsx'
import { said } from '../../../views/words/said.ts'

const shownNames = 20

/** The role in the address, unless it is the reader's own. @throws NotFoundError, Refused */
async function roleToChange(request: StaffRequest): Promise<LoadedRole> {
  const name = roleInAddress(request)
  const loaded = await loadRole({ name })
  if (!isEditable(name)) {
    throw new NotFoundError()
  }
  if (name === request.clearance.actor.role.name) {
    throw new Refused('own-role', {
      about: { resource: { type: 'role', id: loaded.role.id } },
      next: { href: paths.roles(), label: 'roles' },
    })
  }
  return loaded
}

/** Changing a role: the form, what it would change and for whom, and saving it. */
export function editRoleRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.editRole.pattern,
    staffForm(services, {
      action: 'role.manage',
      event: 'role.changed',
      viewEvent: 'role.viewed',
      schema: roleForm,
      codeOnForm: true,
      find: async (request) => {
        const { role } = await roleToChange(request)
        return { resource: { type: 'role', id: role.id } }
      },
      change: async (request, { step, version, reason, role: after }) => {
        const { role } = await roleToChange(request)
        if (step !== 'save') {
          return { errors: [] }
        }
        const asked = { name: role.name, version, reason, after }
        const receipt = await changeRole(services, request, asked)
        const { proposalId } = receipt.value
        return proposalId === undefined
          ? { receipt, to: paths.role(role.name), notice: said('security.notice.role-changed') }
          : { receipt, to: paths.approval(proposalId), notice: said('security.notice.role-change-proposed') }
      },
      show: async (visit, { typed, errors }) => {
        const { role, values } = await loadRole({ name: roleInAddress(visit) })
        const parsed = roleForm.safeParse(typed)
        const onPreview = errors.every(({ field }) => field === 'reason' || field === 'code')
        const { shell, asksForCode } = visit
        const frame = { shell, role: { name: role.name, title: role.title }, errors, asksForCode }
        if (parsed.success && parsed.data.step !== 'edit' && onPreview) {
          const [people] = await peopleOfRoles(services.prepared, role.id, shownNames)
          return (
            <RolePreviewPage
              {...frame}
              typed={typed}
              changes={shownChanges(roleChanges(values, parsed.data.role))}
              people={{
                count: people?.count ?? 0,
                names: people?.names ?? [],
                href: hrefOfPeople(visit.clearance.actor, role.name),
              }}
            />
          )
        }
        const untouched = Object.keys(typed).length === 0
        return (
          <EditRolePage
            {...frame}
            typed={untouched ? typedOfRole(values) : typed}
            version={untouched ? versionOfRole(role) : (typed['version'] ?? '')}
            groups={rightGroups}
            scopes={patientScopes.map((scope) => ({ value: scope, label: codeText(scopeInWords[scope]) }))}
          />
        )
      },
    }),
  )
}
