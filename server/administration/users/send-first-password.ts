import { z } from 'zod'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { findUser, resourceOfUser } from './read-user.ts'

const event = 'password.link-sent'

/** Sends the link to a first password again. */
export const sendFirstPasswordAgain = defineStaffCommand({
  name: 'security.send-first-password',
  action: 'user.manage',
  event,
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: async (services, { proof, origin, at }, { id }) => {
    const user = await findUser(id)
    const { email } = user
    const resource = resourceOfUser(user)
    // Otherwise an administrator could come to the password of somebody who has one, by entering another address.
    if (user.passwordHash !== null) {
      throw new Refused('has-password', { about: { resource } })
    }
    if (email === null || !user.active) {
      throw new Refused('account-out-of-reach', { about: { resource } })
    }
    // The address may be one that an administrator has entered since the account was approved.
    if (user.resetByMailFrom !== null && user.resetByMailFrom > at) {
      throw new Refused('address-not-settled', {
        values: { from: user.resetByMailFrom },
        about: { resource },
      })
    }
    return auditedChange(services, proof, origin, event, async (transaction) => {
      await sendFirstPassword(services, transaction, user, { email, at })
      return { value: user.id, resource, details: { kind: 'first-password' } }
    })
  },
})
