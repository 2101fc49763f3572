import { newId } from '../../../models/new-id.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { chosenRole, mustNotWaitByHand } from './chosen-role.ts'
import { needsSecondPerson, requestRoleMove, waitingRole } from './request-role-move.ts'
import { unlessTaken } from './unless-taken.ts'
import { newUserSchema, type NewUserValues } from './user-fields.ts'

/** A user that was made, and the role that waits for a second person, by its title. */
export type MadeUser = { readonly id: string; readonly waitsFor?: string }

async function makeUser(
  services: Services,
  context: StaffContext,
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
  const { proof, origin, at } = context
  const chosen = await chosenRole(values.role, emergencyAccess)
  mustNotWaitByHand(chosen)
  const waits = await needsSecondPerson(null, { role: chosen, emergencyAccess })
  const role = waits ? await waitingRole() : chosen
  const id = newId()
  const stamps = { createdAt: at, updatedAt: at }
  return recordedChange(services, proof, origin, async (transaction, record) => {
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
      await requestRoleMove(services, transaction, record, context, {
        userId: id,
        from: { role, emergencyAccess: false, email },
        to: { role: chosen, emergencyAccess, email },
        basedOn: at,
      })
    }
    return { id, ...(waits ? { waitsFor: chosen.title } : {}) }
  })
}

/**
 * Makes a user without a password, to whom a link goes by mail to choose one. A role with grave rights has to be
 * approved by a second person, who sees that address: until then the user can sign in and may nothing.
 * @throws Refused where username or e-mail address belong to somebody else, say
 */
export const createUser = defineStaffCommand({
  name: 'security.create-user',
  action: 'user.manage',
  event: 'user.created',
  subject: 'none',
  input: newUserSchema,
  run: (services, context, values) => unlessTaken(() => makeUser(services, context, values)),
})
