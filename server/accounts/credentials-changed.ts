import { literal, Op, type Transaction } from 'sequelize'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import { User } from '../../models/accounts/user.ts'
import type { Services } from '../services.ts'
import { endSessions } from './end-sessions.ts'
import { forgetDevices } from './second-factor/trusted-devices.ts'

/**
 * What each change of how someone signs in brings with it: their credentials have a new version, so that what began
 * under the one before does not hold; their other sessions end and their trusted devices are forgotten (ASVS 5.0 7.4.3).
 * @param changed.keep the session in which it was done; the caller renews it
 * @returns what the audit row should say of it
 */
export async function credentialsChanged(
  services: Services,
  transaction: Transaction,
  { userId, at, keep }: { userId: string; at: Date; keep: string | undefined },
): Promise<{ sessionsEnded: string[]; devicesForgotten: number }> {
  const [, [user]] = await User.update(
    { credentialsVersion: literal('credentials_version + 1'), credentialsChangedAt: at, updatedAt: at },
    { where: { id: userId }, transaction, returning: true },
  )
  if (keep !== undefined && user !== undefined) {
    const { credentialsVersion } = user
    await SessionMetadata.update({ credentialsVersion }, { where: { id: keep, userId }, transaction })
  }
  const which = { userId, ...(keep === undefined ? {} : { id: { [Op.ne]: keep } }) }
  const ended = await endSessions(services, transaction, which, { at, reason: 'credentials-changed' })
  return {
    sessionsEnded: ended.map(({ id }) => id),
    devicesForgotten: await forgetDevices(userId, at, transaction),
  }
}
