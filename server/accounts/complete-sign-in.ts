import type { Request, Response } from 'express'
import { Op, type Transaction } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { noteSignInNetwork } from '../../models/queries/note-sign-in-network.ts'
import { SessionMetadata } from '../../models/session-metadata.ts'
import { User } from '../../models/user.ts'
import type { AuditEntry } from '../audit/entry.ts'
import { originOf } from '../http/origin.ts'
import { newDevice } from './mails/new-device.ts'
import { newNetwork } from './mails/new-network.ts'
import type { Services } from '../services.ts'
import { browserWords } from './browser-words.ts'
import { notMeLink } from './not-me-links.ts'
import { endOldestSessions } from './end-oldest-sessions.ts'
import { knownTo, readKnownDevice, rememberDevice } from './known-device.ts'

/** A sign-in began by credentials that are not those of the account any more. */
export class CredentialsChangedError extends Error {
  /** Who tried, for the audit log. */
  readonly attempt: Pick<CompleteSignIn, 'actor' | 'sessionId'>
  constructor(attempt: Pick<CompleteSignIn, 'actor' | 'sessionId'>) {
    super('the credentials were changed while somebody signed in')
    this.name = 'CredentialsChangedError'
    this.attempt = attempt
  }
}

export type CompleteSignIn = {
  readonly actor: NonNullable<AuditEntry['actor']>
  readonly sessionId: string
  /** Of the credentials by which the sign-in began. */
  readonly credentialsVersion: number
  /** How it was proved who it is. */
  readonly details: NonNullable<AuditEntry['details']>
}

/** Notes that a session is complete. Where a password alone was asked for, its row begins here. */
async function noteComplete(
  req: Request,
  signIn: CompleteSignIn,
  knownDeviceId: string,
  transaction: Transaction,
): Promise<void> {
  const { at, address, userAgent } = req.context
  const [changed] = await SessionMetadata.update(
    { completedAt: at, knownDeviceId },
    { where: { id: signIn.sessionId }, transaction },
  )
  if (changed === 0) {
    await SessionMetadata.create(
      {
        id: signIn.sessionId,
        userId: signIn.actor.id,
        credentialsVersion: signIn.credentialsVersion,
        address,
        userAgent,
        startedAt: at,
        lastSeenAt: at,
        completedAt: at,
        knownDeviceId,
      },
      { transaction },
    )
  }
}

/** Whether this person has signed in before, but not in this browser. */
async function isNewDevice(
  services: Services,
  req: Request,
  userId: string,
  transaction: Transaction,
): Promise<boolean> {
  if (knownTo(readKnownDevice(req, services.sessionSecrets), userId) !== undefined) {
    return false
  }
  const earlier = { userId, completedAt: { [Op.ne]: null } }
  return (await SessionMetadata.findOne({ attributes: ['id'], where: earlier, transaction })) !== null
}

/** Tells someone by mail that they signed in from where they had not before. */
export async function tellOfNewPlace(
  services: Services,
  req: Request,
  user: User,
  { message: write, transaction }: { message: typeof newDevice; transaction: Transaction },
): Promise<void> {
  if (user.email === null) {
    return
  }
  const { at, address, userAgent } = req.context
  const { id: userId, email, displayName } = user
  const message = write({
    displayName,
    when: at,
    address,
    device: browserWords(userAgent),
    notMe: await notMeLink(services, transaction, { userId, at }),
  })
  await services.mail.enqueue(transaction, { ...message, to: email, userId })
}

/**
 * What a sign-in brings with it once its last step is proved: its audit row, an end to the oldest session beyond the
 * limit, a mail where the browser or the network is new, and a cookie by which the browser is known from now on. It comes before the
 * session opens: nobody is in whose row could not be written.
 * @throws CredentialsChangedError where the password, the second factor or the account were changed since the sign-in began
 */
export async function completeSignIn(
  services: Services,
  req: Request,
  res: Response,
  signIn: CompleteSignIn,
): Promise<void> {
  const { actor, sessionId, details } = signIn
  const deviceId = readKnownDevice(req, services.sessionSecrets)?.id ?? newId()
  const { at, address } = req.context
  req.context.deviceId = deviceId
  await services.sequelize.transaction(async (transaction) => {
    // Sign-ins of one person wait for each other here, so that each counts the sessions of those before.
    const user = await User.findByPk(actor.id, {
      transaction,
      lock: transaction.LOCK.NO_KEY_UPDATE,
      rejectOnEmpty: true,
    })
    // Compared under the lock that a change of credentials takes: one of the two comes first, whatever the clocks say.
    const began = await SessionMetadata.findByPk(sessionId, {
      attributes: ['credentialsVersion'],
      transaction,
    })
    const version = began?.credentialsVersion ?? signIn.credentialsVersion
    if (user.credentialsVersion !== version || !user.active || user.lockedAt !== null) {
      throw new CredentialsChangedError({ actor, sessionId })
    }
    const fromNewDevice = await isNewDevice(services, req, user.id, transaction)
    const fromNewNetwork = await noteSignInNetwork({ userId: user.id, address, at }, transaction)
    await noteComplete(req, signIn, deviceId, transaction)
    await endOldestSessions(services, transaction, { req, user, sessionId })
    if (fromNewDevice || fromNewNetwork) {
      await tellOfNewPlace(services, req, user, {
        message: fromNewDevice ? newDevice : newNetwork,
        transaction,
      })
    }
    await services.trail.appendIn(transaction, {
      event: 'sign-in.succeeded',
      outcome: 'success',
      actor,
      sessionId,
      origin: originOf(req),
      details: {
        ...details,
        ...(fromNewDevice ? { newDevice: true } : {}),
        ...(fromNewNetwork ? { newNetwork: true } : {}),
      },
    })
  })
  rememberDevice(services, req, res, { userId: actor.id, deviceId })
}
