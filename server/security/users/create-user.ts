import { newId } from '../../../models/new-id.ts'
import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { FieldProblem } from './field-problem.ts'
import type { NewUserValues } from './user-fields.ts'

/** The role of this name. @throws FieldProblem where there is none, or where it has no emergency access and shall */
export async function chosenRole(name: string, emergencyAccess: boolean): Promise<Role> {
  const role = await Role.findOne({ where: { name } })
  if (role === null) {
    throw new FieldProblem('role', 'Choose the role')
  }
  if (emergencyAccess && !role.emergencyAccess) {
    throw new FieldProblem(
      'emergencyAccess',
      `${role.title}: this role has no emergency access; take the tick away`,
    )
  }
  return role
}

/**
 * Makes a user without a password, to whom a link goes by mail to choose one.
 * @returns the id
 * @throws FieldProblem; UniqueConstraintError where username or e-mail address belong to somebody else
 */
export async function createUser(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  values: NewUserValues,
): Promise<ChangeReceipt<string>> {
  const { username, displayName, email, licenceExpiresOn, trainingExpiresOn, emergencyAccess } = values
  const role = await chosenRole(values.role, emergencyAccess)
  const id = newId()
  const stamps = { createdAt: at, updatedAt: at }
  return auditedChange(services, clearance, origin, 'user.created', async (transaction) => {
    const user = await User.create(
      { id, username, displayName, email, roleId: role.id, credentialsChangedAt: at, ...stamps },
      { transaction },
    )
    await SecurityProfile.create(
      { userId: id, licenceExpiresOn, trainingExpiresOn, emergencyAccess, ...stamps },
      { transaction },
    )
    await sendFirstPassword(services, transaction, user, { email, at })
    const details = { role: role.name, emergencyAccess, link: 'first-password' }
    return { value: id, resource: { type: 'user', id }, details }
  })
}
