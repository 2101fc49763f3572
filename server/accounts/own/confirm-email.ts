import { UniqueConstraintError } from 'sequelize'
import type { OneTimeLink } from '../../../models/accounts/one-time-link.ts'
import { Role } from '../../../models/administration/role.ts'
import { User } from '../../../models/accounts/user.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { emailOf, findLink, spendLink, voidLinks } from '../one-time-links.ts'

/** A link that confirms an address, and whose. */
export type EmailLink = { readonly link: OneTimeLink; readonly user: User; readonly email: string }

/** The link with this token, where it works still. */
export async function findEmailLink(
  services: Services,
  token: string,
  at: Date,
): Promise<EmailLink | undefined> {
  const found = await findLink(token, ['confirm-email'], at)
  const email = found === undefined ? undefined : emailOf(services, found.link)
  return found === undefined || email === undefined ? undefined : { ...found, email }
}

/** Confirms the address of a link. @returns whether it was done: the link may be used up, or the address be somebody else's */
export async function confirmEmailAddress(
  services: Services,
  { link, user, email }: EmailLink,
  { origin, at }: { origin: Origin; at: Date },
): Promise<boolean> {
  const role = await Role.findByPk(user.roleId, { attributes: ['name'], rejectOnEmpty: true })
  try {
    return await services.sequelize.transaction(async (transaction) => {
      if (!(await spendLink(link, at, transaction))) {
        return false
      }
      await User.update(
        { email, emailConfirmedAt: at, updatedAt: at },
        { where: { id: user.id }, transaction },
      )
      await voidLinks(user.id, transaction)
      await services.trail.appendIn(transaction, {
        event: 'email.confirmed',
        outcome: 'success',
        actor: actorOf({ id: user.id, displayName: user.displayName, role }),
        origin,
        resource: { type: 'user', id: user.id },
      })
      return true
    })
  } catch (error) {
    if (error instanceof UniqueConstraintError) {
      return false
    }
    throw error
  }
}
