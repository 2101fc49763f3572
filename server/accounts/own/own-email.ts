import { User } from '../../../models/accounts/user.ts'
import { auditedChange } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { emailField } from '../email-field.ts'
import { emailChanged } from '../email-changed.ts'
import { mayTryAgain, proverOf, reAuthenticate } from '../second-factor/re-authenticate.ts'
import { sendEmailConfirmation } from '../send-links.ts'
import { withProof } from '../typed-proof.ts'

const action = 'credentials.change'

/** One's own e-mail address, as it stands. */
export const ownEmail = defineStaffQuery({
  name: 'accounts.own-email',
  action,
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async (_services, { proof }) => {
    const { email, emailConfirmedAt, username } = await User.findByPk(proof.actor.id, { rejectOnEmpty: true })
    return {
      current: email,
      confirmed: emailConfirmedAt !== null,
      username,
      asksForCode: proof.person.hasSecondFactor,
    }
  },
})

/**
 * Asks for another e-mail address of one's own, after full re-authentication. It holds once its owner has confirmed it;
 * the address before is told. Whether it belongs to somebody else is not said: then confirming it comes to nothing.
 */
export const askForEmail = defineStaffCommand({
  name: 'accounts.ask-for-email',
  action,
  event: 'email.change-asked',
  subject: 'self',
  input: withProof({ email: emailField }),
  run: async (services, context, { email, ...typed }) => {
    const { proof, origin, at } = context
    const user = await User.findByPk(proof.actor.id, { rejectOnEmpty: true })
    if (email === user.email && user.emailConfirmedAt !== null) {
      throw new Refused('own-address-already')
    }
    const prover = proverOf(context)
    await mayTryAgain(services, prover)
    await reAuthenticate(services, prover, typed)
    const wait = await services.signInLimits.linkAskedFor(user.id)
    if (wait !== undefined) {
      throw new Refused('too-many-tries', { retryAfterSeconds: wait })
    }
    return auditedChange(services, proof, origin, 'email.change-asked', async (transaction) => {
      await sendEmailConfirmation(services, transaction, user, { email, at })
      if (user.email !== null && user.email !== email) {
        const { displayName } = user
        const message = emailChanged({ displayName, when: at, done: false })
        await services.mail.enqueue(transaction, { ...message, to: user.email, userId: user.id })
      }
      return { value: user.id, resource: { type: 'user', id: user.id } }
    })
  },
})
