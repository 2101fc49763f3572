import type { OneTimeLink } from '../../../models/accounts/one-time-link.ts'
import { User } from '../../../models/accounts/user.ts'
import { Role } from '../../../models/administration/role.ts'
import type { Origin } from '../../audit/entry.ts'
import { accountNotMe } from '../mails/account-not-me.ts'
import { paths } from '../../paths.ts'
import { raiseAlert } from '../../security/raise-alert.ts'
import type { Services } from '../../services.ts'
import { credentialsChanged } from '../credentials-changed.ts'
import { spendLink, voidLinks } from '../one-time-links.ts'
import { actorOf } from '../../audit/actor-of.ts'

/**
 * What "this was not me" does, all or nothing: every session ends, trusted devices and open links are void, nobody signs in
 * until an officer unlocks the account, and the officers are alerted.
 * @returns false where the link was used or void by then
 */
export async function lockOwnAccount(
  services: Services,
  link: OneTimeLink,
  { origin, at }: { readonly origin: Origin; readonly at: Date },
): Promise<boolean> {
  return services.sequelize.transaction(async (transaction) => {
    if (!(await spendLink(link, at, transaction))) {
      return false
    }
    const { userId } = link
    const user = await User.findByPk(userId, {
      transaction,
      lock: transaction.LOCK.UPDATE,
      rejectOnEmpty: true,
    })
    const role = await Role.findByPk(user.roleId, { transaction, rejectOnEmpty: true })
    await user.update({ lockedAt: at, updatedAt: at }, { transaction })
    await voidLinks(userId, transaction)
    const details = await credentialsChanged(services, transaction, { userId, at, keep: undefined })
    await services.trail.appendIn(transaction, {
      event: 'account.locked',
      outcome: 'success',
      severity: 'critical',
      actor: actorOf({ id: userId, displayName: user.displayName, role }),
      origin,
      rule: 'not-me',
      resource: { type: 'user', id: userId },
      details,
    })
    const alerts = services.publicUrl.link(paths.alerts())
    await raiseAlert(services, transaction, {
      kind: 'account-not-me',
      severity: 'critical',
      at,
      userId,
      details: { sessionsEnded: details.sessionsEnded.length },
      link: alerts,
      message: accountNotMe(alerts),
    })
    return true
  })
}
