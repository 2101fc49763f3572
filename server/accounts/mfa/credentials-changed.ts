import { Op, type Transaction } from 'sequelize'
import { User } from '../../../models/user.ts'
import type { Services } from '../../services.ts'
import { endSessions } from '../end-sessions.ts'
import { forgetDevices } from './trusted-devices.ts'

/**
 * What each change of how someone signs in brings with it: their other sessions end and their trusted devices are
 * forgotten (ASVS 5.0 7.4.3).
 * @param changed.keep the session in which it was done; the caller renews it
 * @returns what the audit row should say of it
 */
export async function credentialsChanged(
  services: Services,
  transaction: Transaction,
  { userId, at, keep }: { userId: string; at: Date; keep: string | undefined },
): Promise<{ sessionsEnded: string[]; devicesForgotten: number }> {
  await User.update({ credentialsChangedAt: at, updatedAt: at }, { where: { id: userId }, transaction })
  const which = { userId, ...(keep === undefined ? {} : { id: { [Op.ne]: keep } }) }
  const ended = await endSessions(services, transaction, which, { at, reason: 'credentials-changed' })
  return {
    sessionsEnded: ended.map(({ id }) => id),
    devicesForgotten: await forgetDevices(userId, at, transaction),
  }
}
