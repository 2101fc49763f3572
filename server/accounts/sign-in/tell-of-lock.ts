import { Op } from 'sequelize'
import { z } from 'zod'
import { limits } from '../../../config/security.ts'
import { Message } from '../../../models/message.ts'
import { User } from '../../../models/accounts/user.ts'
import { accountLocked } from '../mails/account-locked.ts'
import type { Services } from '../../services.ts'
import { notMeLink } from '../not-me-links.ts'

const hourMs = 3_600_000

const payloadSchema = z.object({
  userId: z.uuid().nullable(),
  at: z.coerce.date(),
  locks: z.enum(['address', 'device', 'everywhere']),
  address: z.string(),
})

/**
 * Tells the owner of an account by mail that it was locked, once an hour at most: whoever locks it again and again fills
 * nobody's mailbox. A lock of a name that nobody has is a job too, and does nothing: an answer takes as long for both.
 */
export async function tellOfLock(services: Services, payload: unknown): Promise<void> {
  const { userId, at, locks, address } = payloadSchema.parse(payload)
  const user = userId === null ? null : await User.findByPk(userId)
  if (user === null || user.email === null || !user.active) {
    return
  }
  const { id, email, displayName } = user
  await services.sequelize.transaction(async (transaction) => {
    await User.findByPk(id, { attributes: ['id'], transaction, lock: transaction.LOCK.UPDATE })
    const since = new Date(at.getTime() - hourMs)
    const told = { userId: id, kind: 'account-locked', createdAt: { [Op.gt]: since } }
    if ((await Message.count({ where: told, transaction })) > 0) {
      return
    }
    const message = accountLocked({
      displayName,
      when: at,
      minutes: limits.failedSignInsLockMinutes,
      everywhere: locks === 'everywhere',
      address,
      notMe: await notMeLink(services, transaction, { userId: id, at: services.clock.now() }),
    })
    await services.mail.enqueue(transaction, { ...message, to: email, userId: id })
  })
}
