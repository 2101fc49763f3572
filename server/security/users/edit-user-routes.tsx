import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import type { User } from '../../../models/user.ts'
import { EditUserPage } from '../../../views/security/edit-user-page.tsx'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { userInAddress } from '../../accounts/mfa/reset-second-factor.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffForm, type StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeUser, refuseOwn, versionOf } from './change-user.ts'
import { chosenRole } from './create-user.ts'
import { unlessTaken } from './unless-taken.ts'
import { roleChoices } from './new-user-routes.tsx'
import { userSchema, type UserValues } from './user-fields.ts'
import { said } from '../../../views/words/said.ts'

/** What is wrong in the form is said before a code is spent on it. @throws Refused */
async function checkBeforeCode({ clearance }: StaffRequest, user: User, values: UserValues): Promise<void> {
  const role = await Role.findByPk(user.roleId, { rejectOnEmpty: true })
  if (user.id === clearance.actor.id) {
    refuseOwn(user, role, values)
  }
  await chosenRole(values.role ?? role.name, values.emergencyAccess)
}

async function recordedFields(user: User) {
  const [role, profile] = await Promise.all([
    Role.findByPk(user.roleId, { rejectOnEmpty: true }),
    SecurityProfile.findByPk(user.id),
  ])
  return {
    displayName: user.displayName,
    ward: user.ward ?? '',
    email: user.email ?? '',
    role: role.name,
    active: user.active ? 'yes' : 'no',
    licenceExpiresOn: profile?.licenceExpiresOn ?? '',
    trainingExpiresOn: profile?.trainingExpiresOn ?? '',
    emergencyAccess: profile?.emergencyAccess === true ? 'on' : '',
  }
}

/** Changing a user. */
export function editUserRoutes(routes: RouteTable, services: Services): void {
  const form = staffForm(services, {
    action: 'user.manage',
    event: 'user.changed',
    viewEvent: 'user.viewed',
    codeOnForm: true,
    schema: userSchema,
    find: async (request) => {
      const { id, patientId } = await userInAddress(request)
      return { resource: { type: 'user', id }, ...(patientId === null ? {} : { patientId }) }
    },
    change: async (request, values) => {
      const user = await userInAddress(request)
      await checkBeforeCode(request, user, values)
      const receipt = await unlessTaken(() => changeUser(services, request, user.id, values))
      const { fields, waitsFor } = receipt.value
      const saved =
        fields.length === 0 ? said('security.notice.nothing-changed') : said('security.notice.changes-saved')
      const notice =
        waitsFor === undefined ? saved : [said('security.notice.second-person-approve', { waitsFor }), saved]
      return { receipt, to: paths.user(user.id), notice }
    },
    show: async (visit, { typed, errors }) => {
      const { shell, clearance, asksForCode } = visit
      const user = await userInAddress(visit)
      const recorded = await recordedFields(user)
      const overtaken = errors.some(({ field }) => field === wholeForm)
      // A box that is not ticked is not sent: once anything was typed, its absence says so.
      const shown =
        Object.keys(typed).length === 0 ? recorded : { ...recorded, emergencyAccess: '', ...typed }
      return (
        <EditUserPage
          shell={shell}
          user={{ id: user.id, username: user.username, displayName: user.displayName }}
          recorded={recorded}
          typed={shown}
          // Until the reader has seen what others changed, the form stays that of the version it was filled from.
          version={overtaken ? versionOf(user) : (typed['version'] ?? versionOf(user))}
          overtaken={overtaken}
          errors={errors}
          roles={await roleChoices(recorded.role)}
          isOneself={user.id === clearance.actor.id}
          asksForCode={asksForCode}
        />
      )
    },
  })
  routes.form(paths.editUser.pattern, form)
  routes.post(paths.user.pattern, form.submit)
}
