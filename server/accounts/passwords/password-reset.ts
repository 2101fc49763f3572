import { Role } from '../../../models/administration/role.ts'
import type { OneTimeLink } from '../../../models/accounts/one-time-link.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import type { FieldError } from '../../../views/components/fields/field.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { birthDateIn } from './birth-date-in-password.ts'
import { judgeNewPassword } from '../new-password.ts'
import { findLink, spendLink } from '../one-time-links.ts'
import type { PasswordOwner } from '../password-policy.ts'
import { rememberedPasswords, storePassword, wasUsedBefore } from './store-password.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { said } from '../../../views/words/said.ts'

/** A link that leads to a password, and whose it will be. */
export type PasswordLink = {
  readonly link: OneTimeLink
  readonly user: User
  readonly owner: PasswordOwner
  /** What the next sign-in asks for beside the password. */
  readonly secondStep: 'ask' | 'set-up' | undefined
}

/** What came of choosing a password by a link. */
export type ResetOutcome =
  { readonly done: true; readonly unchecked: boolean } | 'link-not-valid' | { readonly fault: FieldError }

/** The kinds of links that lead to a password. */
export const passwordLinkKinds = ['password-reset', 'first-password'] as const

async function secondStepOf(userId: string, required: boolean): Promise<PasswordLink['secondStep']> {
  const profile = await SecurityProfile.findByPk(userId, { attributes: ['totpConfirmedAt'] })
  if (profile !== null && profile.totpConfirmedAt !== null) {
    return 'ask'
  }
  return required ? 'set-up' : undefined
}

/** The link with this token, where it works still. */
export async function findPasswordLink(token: string, at: Date): Promise<PasswordLink | undefined> {
  const found = await findLink(token, passwordLinkKinds, at)
  if (found === undefined) {
    return undefined
  }
  const { id, username, email, displayName, roleId } = found.user
  const { name, title, mfaRequired } = await Role.findByPk(roleId, { rejectOnEmpty: true })
  const role = { name, title }
  return {
    ...found,
    owner: { username, email, displayName, role, secondFactorRequired: mfaRequired },
    secondStep: await secondStepOf(id, mfaRequired),
  }
}

/** Uses the link up and stores the password: both, or neither. @returns whether the link still worked */
async function store(
  services: Services,
  { link, user, owner }: PasswordLink,
  chosen: { hash: string; unchecked: boolean; origin: Origin; at: Date },
): Promise<boolean> {
  const { hash, unchecked, origin, at } = chosen
  const { address } = origin
  return services.sequelize.transaction(async (transaction) => {
    if (!(await spendLink(link, at, transaction))) {
      return false
    }
    const details = await storePassword(services, transaction, { user, hash, at, address })
    if (details === undefined) {
      return false
    }
    // Who came by a link from a mail has shown that the address is theirs: a change of it makes open links void.
    if (user.emailConfirmedAt === null) {
      await User.update({ emailConfirmedAt: at }, { where: { id: user.id, email: user.email }, transaction })
    }
    await services.trail.appendIn(transaction, {
      event: 'password.reset',
      outcome: 'success',
      actor: actorOf({ id: user.id, displayName: user.displayName, role: owner.role }),
      origin,
      resource: { type: 'user', id: user.id },
      details: { kind: link.kind, ...details, ...(unchecked ? { breachCheck: 'unavailable' } : {}) },
    })
    return true
  })
}

/**
 * Sets the password that the holder of a link chose. It never signs in: the second factor is asked for at the next
 * sign-in as always (ASVS 5.0 6.4.3). A password that is not taken leaves the link as it is.
 */
export async function resetPassword(
  services: Services,
  found: PasswordLink,
  chosen: { readonly newPassword: string; readonly origin: Origin; readonly at: Date },
): Promise<ResetOutcome> {
  const { newPassword, origin, at } = chosen
  const { user, owner } = found
  const alsoKnown = await birthDateIn(services, user, newPassword)
  const verdict = await judgeNewPassword(services.environment, newPassword, { ...owner, alsoKnown })
  if (verdict.fault !== undefined) {
    return { fault: { field: 'newPassword', message: verdict.fault } }
  }
  if (await wasUsedBefore(services, user, newPassword)) {
    const message = said('accounts.password-fault.used-before', { remembered: rememberedPasswords })
    return { fault: { field: 'newPassword', message } }
  }
  const { unchecked } = verdict
  const hash = await services.passwords.hash(newPassword)
  if (!(await store(services, found, { hash, unchecked, origin, at }))) {
    return 'link-not-valid'
  }
  await services.signInLimits.succeeded(user.username, origin.address)
  return { done: true, unchecked }
}
