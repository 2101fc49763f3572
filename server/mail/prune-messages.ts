import { Op } from 'sequelize'
import { limits } from '../../config/security.ts'
import { Message } from '../../models/message.ts'
import type { Services } from '../services.ts'

const dayMs = 24 * 3_600_000

/** Removes old messages, sent or not: attempts to send end after some days, and news of last month would mislead. */
export async function pruneMessages(services: Services): Promise<void> {
  const before = new Date(services.clock.now().getTime() - limits.messagesKeptDays * dayMs)
  await Message.destroy({ where: { createdAt: { [Op.lt]: before } } })
}
