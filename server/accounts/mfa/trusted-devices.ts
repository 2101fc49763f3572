import type { Request, Response } from 'express'
import { Op, type Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { Role } from '../../../models/role.ts'
import { TrustedDevice } from '../../../models/trusted-device.ts'
import { User } from '../../../models/user.ts'
import type { SessionFacts } from '../../access/session.ts'
import { originOf } from '../../http/origin.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { browserWords } from '../browser-words.ts'
import { readDeviceCookie, setDeviceCookie } from './device-cookie.ts'

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
 * The devices of a person that count now: not forgotten, not run out, trusted since the last change of credentials, and
 * for no longer than the role allows today.
 */
async function devicesThatCount(userId: string, at: Date): Promise<TrustedDevice[]> {
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

/** The trusted devices of a person, the newest first, and which of them this browser is. */
export async function listDevices(services: Services, req: Request, userId: string) {
  const own = readDeviceCookie(req, services.sessionSecrets)
  return (await devicesThatCount(userId, req.context.at)).map((device) => ({
    id: device.id,
    name: device.name,
    createdAt: device.createdAt,
    lastUsedAt: device.lastUsedAt,
    expiresAt: device.expiresAt,
    isThisOne: own?.equals(device.tokenHash) ?? false,
  }))
}

/** Whether this browser is a trusted device of this person; it is then noted as used. @returns the device's id */
export async function recogniseDevice(
  services: Services,
  req: Request,
  userId: string,
): Promise<string | undefined> {
  const { at } = req.context
  const own = readDeviceCookie(req, services.sessionSecrets)
  if (own === undefined) {
    return undefined
  }
  const device = (await devicesThatCount(userId, at)).find(({ tokenHash }) => own.equals(tokenHash))
  await device?.update({ lastUsedAt: at })
  return device?.id
}

/** Trusts this browser from now on, for as long as the role allows; where it allows none, nothing happens. */
export async function trustDevice(
  services: Services,
  req: Request,
  res: Response,
  facts: SessionFacts,
): Promise<void> {
  const { at, userAgent } = req.context
  const userId = facts.actor.id
  const days = await trustedDays(userId)
  if (days === 0) {
    return
  }
  const id = newId()
  const expiresAt = new Date(at.getTime() + days * dayMs)
  const tokenHash = setDeviceCookie(res, services.sessionSecrets, days)
  await services.sequelize.transaction(async (transaction) => {
    const name = browserWords(userAgent)
    await TrustedDevice.create(
      {
        id,
        userId,
        tokenHash,
        name,
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
      origin: originOf(req),
      resource: { type: 'trusted-device', id },
      details: { expiresAt: expiresAt.toISOString() },
    })
  })
}

/** Forgets all trusted devices of a person. @returns how many there were */
export async function forgetDevices(userId: string, at: Date, transaction: Transaction): Promise<number> {
  const [forgotten] = await TrustedDevice.update(
    { revokedAt: at },
    { where: { userId, revokedAt: null }, transaction },
  )
  return forgotten
}
