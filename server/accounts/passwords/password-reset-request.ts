import { Op } from 'sequelize'
import { z } from 'zod'
import { newId } from '../../../models/new-id.ts'
import { addPasswordResetJob } from '../../../models/queries/accounts/add-password-reset-job.ts'
import { User } from '../../../models/accounts/user.ts'
import type { Origin } from '../../audit/entry.ts'
import { openText, sealText } from '../../crypto/envelope.ts'
import { passwordReset } from '../mails/password-reset.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { issueLink, linkMinutes } from '../one-time-links.ts'

const place = (row: string) => ({ table: 'password_reset_jobs', column: 'email', row })

const payloadSchema = z.object({ id: z.uuid(), sealed: z.base64() })

/**
 * Asks for a link to a new password. Whether anybody has this address is looked up by a job: for known and unknown ones
 * the request does the same work and gives the same answer (ASVS 5.0 6.3.8).
 * @param email in small letters
 */
export async function askForPasswordReset(services: Services, email: string, origin: Origin): Promise<void> {
  const { sequelize, trail, purposeKeys } = services
  const id = newId()
  const sealed = sealText(email, purposeKeys.messages, place(id)).toString('base64')
  await sequelize.transaction(async (transaction) => {
    await trail.appendIn(transaction, {
      event: 'password.reset-asked',
      outcome: 'success',
      origin,
      resource: { type: 'password-reset-request', id },
    })
    await addPasswordResetJob(sequelize, transaction, { id, sealed })
  })
}

/** Sends the link that was asked for, if somebody who may sign in has confirmed this address as theirs, and it did not
 * just take the place of another by an administrator's hand. */
export async function sendPasswordReset(services: Services, payload: unknown): Promise<void> {
  const { sequelize, trail, purposeKeys, publicUrl, mail, clock } = services
  const { id: requestId, sealed } = payloadSchema.parse(payload)
  const email = openText(Buffer.from(sealed, 'base64'), purposeKeys.messages, place(requestId))
  await sequelize.transaction(async (transaction) => {
    const user = await User.findOne({
      where: { email, active: true, lockedAt: null, emailConfirmedAt: { [Op.ne]: null } },
      transaction,
    })
    if (user === null) {
      return
    }
    const kind = 'password-reset'
    const { id: userId, displayName } = user
    const resource = { type: 'user', id: userId }
    const details = { kind, request: requestId }
    if (user.resetByMailFrom !== null && user.resetByMailFrom > clock.now()) {
      await trail.appendIn(transaction, {
        event: 'password.link-sent',
        outcome: 'refused',
        rule: 'address-not-settled',
        resource,
        details,
      })
      return
    }
    const { token, expiresAt } = await issueLink(services, transaction, { userId, kind, at: clock.now() })
    const link = publicUrl.link(paths.resetPassword(token))
    const message = passwordReset({ displayName, link, validMinutes: linkMinutes[kind] })
    await mail.enqueue(transaction, { ...message, to: email, userId, goodUntil: expiresAt })
    await trail.appendIn(transaction, {
      event: 'password.link-sent',
      outcome: 'success',
      resource,
      details,
    })
  })
}
