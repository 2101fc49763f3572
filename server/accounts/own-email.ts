import { UniqueConstraintError } from 'sequelize'
import type { OneTimeLink } from '../../models/one-time-link.ts'
import { Role } from '../../models/role.ts'
import { User } from '../../models/user.ts'
import { auditedChange } from '../audit/record.ts'
import type { Origin } from '../audit/entry.ts'
import { invalid, type Changed, type Invalid } from '../http/answer.ts'
import { ProblemError } from '../http/errors.ts'
import { problems } from '../http/problems.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { emailChanged } from './mails/email-changed.ts'
import { paths } from '../paths.ts'
import { mailWaits } from '../http/mail-waits.ts'
import type { Services } from '../services.ts'
import { openFacts, reAuthenticate } from './mfa/re-authenticate.ts'
import { emailOf, spendLink, voidLinks } from './one-time-links.ts'
import { sendEmailConfirmation } from './send-links.ts'
import { mustNotBeTooCostly } from '../http/must-not-be-too-costly.ts'
import { said } from '../../views/words/said.ts'
import { actorOf } from '../audit/actor-of.ts'

/**
 * Asks for another e-mail address of one's own, after full re-authentication. It holds once its owner has confirmed it;
 * the address before is told. Whether it belongs to somebody else is not said: then confirming it comes to nothing.
 * @throws ProblemError (429) after too many tries
 */
export async function askForEmail(
  services: Services,
  { req, clearance, origin, at }: StaffRequest,
  email: string,
): Promise<Changed | Invalid> {
  const facts = openFacts(req)
  const user = await User.findByPk(facts.actor.id, { rejectOnEmpty: true })
  if (email === user.email && user.emailConfirmedAt !== null) {
    return invalid('email', said('accounts.fault.address-already-enter-different'))
  }
  await mustNotBeTooCostly(services, facts, origin)
  const errors = await reAuthenticate(services, req, facts, ['totp', 'backup-code'])
  if (errors.length > 0) {
    return { errors }
  }
  if ((await services.signInLimits.linkAskedFor(user.id)) !== undefined) {
    throw new ProblemError(problems.tooMany)
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'email.change-asked',
    async (transaction) => {
      await sendEmailConfirmation(services, transaction, user, { email, at })
      if (user.email !== null && user.email !== email) {
        const { displayName } = user
        const message = emailChanged({ displayName, when: at, done: false })
        await services.mail.enqueue(transaction, { ...message, to: user.email, userId: user.id })
      }
      return { value: user.id, resource: { type: 'user', id: user.id } }
    },
  )
  const notice = said('mail.written.email-confirmation', { waits: mailWaits(services) })
  return { receipt, to: paths.ownEmail(), notice }
}

/** Confirms the address of a link. @returns whether it was done: the link may be used up, or the address be somebody else's */
export async function confirmEmailAddress(
  services: Services,
  { link, user }: { link: OneTimeLink; user: User },
  { origin, at }: { origin: Origin; at: Date },
): Promise<boolean> {
  const email = emailOf(services, link)
  const role = await Role.findByPk(user.roleId, { attributes: ['name'], rejectOnEmpty: true })
  try {
    return await services.sequelize.transaction(async (transaction) => {
      if (email === undefined || !(await spendLink(link, at, transaction))) {
        return false
      }
      await User.update(
        { email, emailConfirmedAt: at, updatedAt: at },
        { where: { id: user.id }, transaction },
      )
      await voidLinks(user.id, transaction)
      await services.trail.appendIn(transaction, {
        event: 'email.confirmed',
        outcome: 'success',
        actor: actorOf({ id: user.id, displayName: user.displayName, role }),
        origin,
        resource: { type: 'user', id: user.id },
      })
      return true
    })
  } catch (error) {
    if (error instanceof UniqueConstraintError) {
      return false
    }
    throw error
  }
}
