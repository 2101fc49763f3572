import { Op, type Transaction } from 'sequelize'
import { noteSignInNetwork } from '../../models/queries/accounts/note-sign-in-network.ts'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import { User } from '../../models/accounts/user.ts'
import type { AuditEntry, Origin } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import { endOldestSessions } from './end-oldest-sessions.ts'
import { newDevice } from './mails/new-device.ts'
import { newNetwork } from './mails/new-network.ts'
import { tellOfNewPlace } from './sign-in/tell-of-new-place.ts'

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
  /** The browser: its id, and whether this person has signed in from it before. */
  readonly device: { readonly id: string; readonly known: boolean }
  /** The session that the browser had until now: it ends with this. */
  readonly replaced: string | undefined
  readonly origin: Origin
  readonly at: Date
}

/** Notes that a session is complete. Where a password alone was asked for, its row begins here. */
async function noteComplete(
  { actor, sessionId, credentialsVersion, device, origin, at }: CompleteSignIn,
  transaction: Transaction,
): Promise<void> {
  const complete = { completedAt: at, knownDeviceId: device.id }
  const [changed] = await SessionMetadata.update(complete, { where: { id: sessionId }, transaction })
  if (changed === 0) {
    await SessionMetadata.create(
      {
        id: sessionId,
        userId: actor.id,
        credentialsVersion,
        address: origin.address,
        userAgent: origin.userAgent ?? '',
        startedAt: at,
        lastSeenAt: at,
        ...complete,
      },
      { transaction },
    )
  }
}

/** Whether this person has signed in before, but not in this browser. */
async function isNewDevice({ actor, device }: CompleteSignIn, transaction: Transaction): Promise<boolean> {
  if (device.known) {
    return false
  }
  const earlier = { userId: actor.id, completedAt: { [Op.ne]: null } }
  return (await SessionMetadata.findOne({ attributes: ['id'], where: earlier, transaction })) !== null
}

/** The user, locked: sign-ins of one person wait for each other here, so that each counts the sessions of those before. */
async function lockUser(signIn: CompleteSignIn, transaction: Transaction): Promise<User> {
  const { actor, sessionId } = signIn
  const user = await User.findByPk(actor.id, {
    transaction,
    lock: transaction.LOCK.NO_KEY_UPDATE,
    rejectOnEmpty: true,
  })
  // Compared under the lock that a change of credentials takes: one of the two comes first, whatever the clocks say.
  const began = await SessionMetadata.findByPk(sessionId, { attributes: ['credentialsVersion'], transaction })
  const version = began?.credentialsVersion ?? signIn.credentialsVersion
  if (user.credentialsVersion !== version || !user.active || user.lockedAt !== null) {
    throw new CredentialsChangedError({ actor, sessionId })
  }
  return user
}

/**
 * What a sign-in brings with it once its last step is proved: its audit row, an end to the oldest session beyond the
 * limit, and a mail where the browser or the network is new. It comes before the session opens: nobody is in whose row
 * could not be written.
 * @throws CredentialsChangedError where the password, the second factor or the account were changed since the sign-in began
 */
export async function completeSignIn(services: Services, signIn: CompleteSignIn): Promise<void> {
  const { actor, sessionId, details, origin, at } = signIn
  await services.sequelize.transaction(async (transaction) => {
    const user = await lockUser(signIn, transaction)
    const fromNewDevice = await isNewDevice(signIn, transaction)
    const network = { userId: user.id, address: origin.address, at }
    const fromNewNetwork = await noteSignInNetwork(network, transaction)
    await noteComplete(signIn, transaction)
    await endOldestSessions(services, transaction, { ...signIn, user })
    if (fromNewDevice || fromNewNetwork) {
      const message = fromNewDevice ? newDevice : newNetwork
      await tellOfNewPlace(services, transaction, user, { message, origin, at })
    }
    await services.trail.appendIn(transaction, {
      event: 'sign-in.succeeded',
      outcome: 'success',
      actor,
      sessionId,
      origin,
      details: {
        ...details,
        ...(fromNewDevice ? { newDevice: true } : {}),
        ...(fromNewNetwork ? { newNetwork: true } : {}),
      },
    })
  })
}
