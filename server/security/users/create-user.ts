import type { Transaction } from 'sequelize'
import { holdingRole } from '../../../config/roles.ts'
import { newId } from '../../../models/new-id.ts'
import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { needsSecondPerson, proposeMove, waitingRole } from './propose-move.ts'
import type { NewUserValues } from './user-fields.ts'

/** The role of this name. @throws Refused where there is none, or where it has no emergency access and shall */
export async function chosenRole(
  name: string,
  emergencyAccess: boolean,
  within?: Transaction,
): Promise<Role> {
  const role = await Role.findOne({
    where: { name },
    ...(within === undefined ? {} : { transaction: within }),
  })
  if (role === null) {
    throw new Refused('no-such-role')
  }
  // Who waits for a role may be named for emergencies already: it counts once the role does.
  if (emergencyAccess && !role.emergencyAccess && role.name !== holdingRole.name) {
    throw new Refused('role-without-emergency-access', { values: { role: role.title } })
  }
  return role
}

/** A user that was made, and the role that waits for a second person, by its title. */
export type MadeUser = { readonly id: string; readonly waitsFor?: string }

/**
 * Makes a user without a password, to whom a link goes by mail to choose one. A role with grave rights has to be
 * approved by a second person, who sees that address: until then the user can sign in and may nothing.
 * @throws Refused where username or e-mail address belong to somebody else, say
 */
export async function createUser(
  services: Services,
  request: StaffRequest,
  values: NewUserValues,
): Promise<ChangeReceipt<MadeUser>> {
  const {
    username,
    displayName,
    ward = null,
    email,
    licenceExpiresOn,
    trainingExpiresOn,
    emergencyAccess,
  } = values
  const { clearance, origin, at } = request
  const chosen = await chosenRole(values.role, emergencyAccess)
  if (chosen.name === holdingRole.name) {
    throw new Refused('no-such-role')
  }
  const waits = await needsSecondPerson(null, { role: chosen, emergencyAccess })
  const role = waits ? await waitingRole() : chosen
  const id = newId()
  const stamps = { createdAt: at, updatedAt: at }
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const user = await User.create(
      { id, username, displayName, ward, email, roleId: role.id, credentialsChangedAt: at, ...stamps },
      { transaction },
    )
    await SecurityProfile.create(
      { userId: id, licenceExpiresOn, trainingExpiresOn, emergencyAccess, ...stamps },
      { transaction },
    )
    await sendFirstPassword(services, transaction, user, { email, at })
    const details = { role: role.name, emergencyAccess, link: 'first-password' }
    await record('user.created', { resource: { type: 'user', id }, details })
    if (waits) {
      await proposeMove(services, transaction, record, request, {
        userId: id,
        from: { role, emergencyAccess: false, email },
        to: { role: chosen, emergencyAccess, email },
        basedOn: at,
      })
    }
    return { id, ...(waits ? { waitsFor: chosen.title } : {}) }
  })
}
