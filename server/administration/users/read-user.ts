import { z } from 'zod'
import { Role } from '../../../models/administration/role.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { idInAddress, nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { roleChoices } from './role-choices.ts'

/** @throws Refused where there is no such user */
export async function findUser(id: string): Promise<User> {
  const user = await User.findByPk(id)
  if (user === null) {
    throw new Refused('no-such-thing')
  }
  return user
}

/** What an audit row says of a user. */
export const resourceOfUser = ({ id }: Pick<User, 'id'>) => ({ type: 'user', id })

/** Of what a form was filled from; each change gives the next. */
export const versionOf = ({ updatedAt }: User): string => updatedAt.toISOString()

const roleAndProfile = (user: User) =>
  Promise.all([Role.findByPk(user.roleId, { rejectOnEmpty: true }), SecurityProfile.findByPk(user.id)])

/** How an account stands, for those who see to it. */
export type UserOutline = Awaited<ReturnType<typeof userQuery.run>>

/** One user, for administrators: how the account stands. */
export const userQuery = defineStaffQuery({
  name: 'security.user',
  action: 'user.view',
  event: 'users.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (_services, _context, { id }) => {
    const user = await findUser(id)
    return { user, resource: resourceOfUser(user) }
  },
  run: async (_services, { proof }, _receipt, { user }) => {
    const [role, profile] = await roleAndProfile(user)
    return {
      id: user.id,
      username: user.username,
      displayName: user.displayName,
      roleTitle: role.title,
      active: user.active,
      email: user.email,
      emailConfirmedAt: user.emailConfirmedAt,
      hasPassword: user.passwordHash !== null,
      licenceExpiresOn: profile?.licenceExpiresOn ?? null,
      trainingExpiresOn: profile?.trainingExpiresOn ?? null,
      emergencyAccess: role.emergencyAccess && (profile?.emergencyAccess ?? false),
      secondFactorSince: profile?.totpConfirmedAt ?? undefined,
      secondFactorRequired: role.mfaRequired,
      isOneself: user.id === proof.actor.id,
    }
  },
})

/** What of a user can be changed, as it stands. */
export const userToEdit = defineStaffQuery({
  name: 'security.user-to-edit',
  action: 'user.manage',
  event: 'user.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (_services, _context, { id }) => {
    const user = await findUser(id)
    const { patientId } = user
    return { user, resource: resourceOfUser(user), ...(patientId === null ? {} : { patientId }) }
  },
  run: async (_services, { proof }, _receipt, { user }) => {
    const [role, profile] = await roleAndProfile(user)
    return {
      id: user.id,
      username: user.username,
      displayName: user.displayName,
      version: versionOf(user),
      fields: {
        displayName: user.displayName,
        ward: user.ward ?? '',
        email: user.email ?? '',
        role: role.name,
        active: user.active ? 'yes' : 'no',
        licenceExpiresOn: profile?.licenceExpiresOn ?? '',
        trainingExpiresOn: profile?.trainingExpiresOn ?? '',
        emergencyAccess: profile?.emergencyAccess === true ? 'on' : '',
      },
      roles: await roleChoices(role.name),
      isOneself: user.id === proof.actor.id,
    }
  },
})

/** What the form of a new user offers. */
export const newUserForm = defineStaffQuery({
  name: 'security.new-user',
  action: 'user.manage',
  event: 'user.form-opened',
  subject: 'none',
  input: nothingTaken,
  find: async () => ({}),
  run: async () => ({ roles: await roleChoices() }),
})
