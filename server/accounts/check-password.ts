import { User } from '../../models/accounts/user.ts'
import type { Origin } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import { knownTo, type KnownDevice } from './known-device.ts'
import { recordWrongAnswer } from './sign-in/record-lock.ts'

type Credentials = {
  readonly username: string
  readonly password: string
  readonly origin: Origin
  /** The browser, if anybody has signed in from it before. */
  readonly device: KnownDevice | undefined
}

/** Whose password was right, and the version of the credentials that it was one of. */
export type ProvenPassword = { readonly id: string; readonly credentialsVersion: number }

/**
 * Checks a username and password. Unknown user, wrong password, locked and disabled take the same way, the same time and
 * give the same answer; the audit log alone says which it was (ASVS 5.0 6.3.8).
 * @returns whose it is where the password is right, else undefined
 */
export async function checkPassword(
  services: Services,
  attempt: Credentials,
): Promise<ProvenPassword | undefined> {
  const { passwords, signInLimits } = services
  const username = attempt.username.trim().toLowerCase()
  const { address } = attempt.origin
  const user = await User.findOne({ where: { username } })
  const device = user === null ? undefined : knownTo(attempt.device, user.id)
  // What is nobody's name is counted apart: it must not pass for another count, such as that of somebody's codes.
  const account = user?.username ?? `nobody:${username}`
  const taken = await signInLimits.take(account, address, device)
  const right = await passwords.verify(user?.passwordHash, attempt.password)
  const fault = faultOf(user, right, taken.mayTry)
  if (user !== null && fault === undefined) {
    await signInLimits.succeeded(account, address, device)
    return { id: user.id, credentialsVersion: user.credentialsVersion }
  }
  const entry = {
    event: fault === 'limited' ? ('sign-in.limited' as const) : ('sign-in.failed' as const),
    outcome: 'failure' as const,
    claimedName: user?.username ?? attempt.username,
    origin: attempt.origin,
    rule: fault ?? 'unknown-user',
  }
  await recordWrongAnswer(services, taken, entry, user?.id ?? null)
  return undefined
}

function faultOf(user: User | null, right: boolean, mayTry: boolean): string | undefined {
  if (!mayTry) {
    return 'limited'
  }
  if (user === null) {
    return 'unknown-user'
  }
  if (!right) {
    return 'wrong-password'
  }
  if (!user.active) {
    return 'disabled'
  }
  return user.lockedAt === null ? undefined : 'locked-by-owner'
}
