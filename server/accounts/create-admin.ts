import { UniqueConstraintError } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { Role } from '../../models/administration/role.ts'
import { SecurityProfile } from '../../models/accounts/security-profile.ts'
import { User } from '../../models/accounts/user.ts'
import type { Services } from '../services.ts'

const roleName = 'system_admin'

export type NewAdmin = {
  readonly username: string
  readonly email: string
  readonly displayName: string
  readonly password: string
}

/**
 * Makes a system administrator, who sets up a second factor at the first sign-in, and records it.
 * @param operator the account of the operating system under which this is done
 * @returns false where the username or e-mail address belongs to someone else
 */
export async function createAdmin(services: Services, admin: NewAdmin, operator: string): Promise<boolean> {
  const { sequelize, passwords, clock, trail } = services
  const { username, email, displayName, password } = admin
  const passwordHash = await passwords.hash(password)
  const role = await Role.findOne({ where: { name: roleName }, attributes: ['id'], rejectOnEmpty: true })
  const at = clock.now()
  const id = newId()
  const stamps = { createdAt: at, updatedAt: at }
  try {
    await sequelize.transaction(async (transaction) => {
      await User.create(
        {
          id,
          username,
          email,
          emailConfirmedAt: at,
          displayName,
          roleId: role.id,
          passwordHash,
          passwordChangedAt: at,
          credentialsChangedAt: at,
          ...stamps,
        },
        { transaction },
      )
      await SecurityProfile.create({ userId: id, ...stamps }, { transaction })
      await trail.appendIn(transaction, {
        event: 'user.created',
        outcome: 'success',
        resource: { type: 'user', id },
        details: { role: roleName, operator },
      })
    })
    return true
  } catch (error) {
    if (error instanceof UniqueConstraintError) {
      return false
    }
    throw error
  }
}
