import { Op, type Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { Role } from '../../../models/administration/role.ts'
import { TrustedDevice } from '../../../models/accounts/trusted-device.ts'
import { User } from '../../../models/accounts/user.ts'
import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { browserWords } from '../browser-words.ts'
import { hashDeviceToken, newDeviceToken } from '../device-token.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'

const dayMs = 86_400_000

/** Everything that decides for how long a person's devices may be trusted. */
async function trustOf(userId: string) {
  const user = await User.findByPk(userId, { rejectOnEmpty: true })
  const { trustedDeviceDays: days } = await Role.findByPk(user.roleId, { rejectOnEmpty: true })
  const { credentialsVersion: version, credentialsChangedAt: since } = user
  return { days, version, since }
}

/** For how many days this person's role lets a device be trusted; 0 means never. */
export const trustedDays = async (userId: string): Promise<number> => (await trustOf(userId)).days

/**
 * The devices of a person that count now, the newest first: not forgotten, not run out, trusted since the last change of
 * credentials, and for no longer than the role allows today.
 */
export async function devicesThatCount(userId: string, at: Date): Promise<TrustedDevice[]> {
  const { days, version, since } = await trustOf(userId)
  const earliest = new Date(Math.max(since.getTime(), at.getTime() - days * dayMs))
  return days === 0
    ? []
    : TrustedDevice.findAll({
        where: {
          userId,
          revokedAt: null,
          credentialsVersion: version,
          expiresAt: { [Op.gt]: at },
          createdAt: { [Op.gte]: earliest },
        },
        order: [
          ['createdAt', 'DESC'],
          ['id', 'DESC'],
        ],
      })
}

/**
 * Whether a browser is a trusted device of this person; it is then noted as used.
 * @param own the hash of the token that the browser holds
 * @returns the device's id
 */
export async function recogniseDevice(
  own: Buffer | undefined,
  userId: string,
  at: Date,
): Promise<string | undefined> {
  if (own === undefined) {
    return undefined
  }
  const device = (await devicesThatCount(userId, at)).find(({ tokenHash }) => own.equals(tokenHash))
  await device?.update({ lastUsedAt: at })
  return device?.id
}

/**
 * Trusts a browser from now on, for as long as the role allows.
 * @returns the token that makes the browser known, for so many days; undefined where the role allows none
 */
export async function trustDevice(
  services: Services,
  facts: SessionFacts,
  { origin, at }: { readonly origin: Origin; readonly at: Date },
): Promise<{ readonly token: string; readonly days: number } | undefined> {
  const userId = facts.actor.id
  const days = await trustedDays(userId)
  if (days === 0) {
    return undefined
  }
  const id = newId()
  const expiresAt = new Date(at.getTime() + days * dayMs)
  const token = newDeviceToken()
  await services.sequelize.transaction(async (transaction) => {
    await TrustedDevice.create(
      {
        id,
        userId,
        tokenHash: hashDeviceToken(token),
        name: browserWords(services.words[sourceLanguage], origin.userAgent ?? ''),
        // Where they were changed since this sign-in began, the device does not count.
        credentialsVersion: facts.credentialsVersion,
        createdAt: at,
        lastUsedAt: at,
        expiresAt,
      },
      { transaction },
    )
    await services.trail.appendIn(transaction, {
      event: 'device.trusted',
      outcome: 'success',
      actor: actorOf(facts.actor),
      sessionId: facts.sessionId,
      origin,
      resource: { type: 'trusted-device', id },
      details: { expiresAt: expiresAt.toISOString() },
    })
  })
  return { token, days }
}

/** Forgets all trusted devices of a person. @returns how many there were */
export async function forgetDevices(userId: string, at: Date, transaction: Transaction): Promise<number> {
  const [forgotten] = await TrustedDevice.update(
    { revokedAt: at },
    { where: { userId, revokedAt: null }, transaction },
  )
  return forgotten
}
