import { User } from '../../../models/accounts/user.ts'
import type { Actor } from '../../access/actor.ts'
import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { mustNotBeTooCostly } from '../costly-requests.ts'
import { knownTo, type KnownDevice } from '../known-device.ts'
import { personAsking } from '../person-asking.ts'
import { recordWrongAnswer } from '../sign-in/record-lock.ts'
import type { AttemptSource } from '../attempt-source.ts'
import type { TypedProof } from '../typed-proof.ts'
import { proveEnteredCode } from '../prove-code.ts'
import type { CodeKind } from './code-kind.ts'

/** Somebody who proves anew who they are: whose it must be, in which session, and from where. */
export type Prover = {
  readonly actor: Actor
  readonly sessionId: string
  readonly hasSecondFactor: boolean
  readonly origin: Origin
  readonly at: Date
  /** Where a wrong code counts. */
  readonly whence: AttemptSource
}

/** Whoever an operation is done by, as one who proves anew who they are. */
export const proverOf = ({ proof, origin, at }: StaffContext): Prover => {
  const { sessionId, hasSecondFactor } = proof.person
  return { actor: proof.actor, sessionId, hasSecondFactor, origin, at, whence: { session: sessionId } }
}

/** Where an answer comes from, and when; `device` is the browser, if anybody has signed in from it before. */
export type FromWhere = {
  readonly origin: Origin
  readonly at: Date
  readonly isOpen: boolean
  readonly device: KnownDevice | undefined
}

/** Whoever a session is of, as one who proves anew who they are; perhaps they are signed in by half. */
export const proverIn = (
  { actor, sessionId, secondFactorEnrolled: hasSecondFactor }: SessionFacts,
  { origin, at, isOpen, device }: FromWhere,
): Prover => ({
  actor,
  sessionId,
  hasSecondFactor,
  origin,
  at,
  whence: isOpen ? { session: sessionId } : knownTo(device, actor.id),
})

/** Whether the current password is right. Wrong ones count with those of signing in, and are recorded. */
export async function provesPassword(
  services: Services,
  { actor, sessionId, origin }: Prover,
  currentPassword: string,
): Promise<boolean> {
  const { id, username } = actor
  const [user, taken] = await Promise.all([
    User.findByPk(id, { attributes: ['passwordHash'] }),
    services.signInLimits.take(username, origin.address, { session: sessionId }),
  ])
  const { mayTry } = taken
  const right = await services.passwords.verify(user?.passwordHash, currentPassword)
  if (right && mayTry) {
    await services.signInLimits.succeeded(username, origin.address, { session: sessionId })
    return true
  }
  await recordWrongAnswer(services, taken, {
    event: 're-authentication.failed',
    outcome: 'failure',
    actor: actorOf(actor),
    sessionId,
    origin,
    rule: mayTry ? 'wrong-password' : 'limited',
  })
  return false
}

/** Takes a code; it is used up by this. @returns which kind it was; undefined where it was wrong, or there were too many */
export const provesCode = (
  services: Services,
  { actor, ...prover }: Prover,
  code: string,
  takes: readonly CodeKind[],
): Promise<CodeKind | undefined> =>
  proveEnteredCode(services, { ...prover, who: actorOf(actor), code }, takes)

/**
 * Full re-authentication before the second factor is changed (ASVS 5.0 7.5.1): the password, and a code from those who
 * have a second factor. The password is looked at first, so that no code is spent in vain.
 * @throws Refused where it is not right
 */
export async function reAuthenticate(
  services: Services,
  prover: Prover,
  { currentPassword, code }: TypedProof,
): Promise<void> {
  if (!(await provesPassword(services, prover, currentPassword))) {
    throw new Refused('wrong-current-password', { recorded: true })
  }
  if (
    prover.hasSecondFactor &&
    (await provesCode(services, prover, code, ['totp', 'backup-code'])) === undefined
  ) {
    throw new Refused('wrong-code', { recorded: true })
  }
}

/** Counts that somebody tries to prove who they are. @throws Refused (429) where it was too often */
export const mayTryAgain = (services: Services, { actor, sessionId, origin }: Prover): Promise<void> =>
  mustNotBeTooCostly(services, personAsking(actor.id), { actor: actorOf(actor), sessionId, origin })
