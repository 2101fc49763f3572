import { addWaitingMessageJobs } from '../../models/queries/message-jobs.ts'
import type { Services } from '../services.ts'

/** Takes up messages that were written while there was no way to send them. */
export async function sendWaitingMessages(services: Services): Promise<void> {
  const { openChannels } = services.mail
  if (openChannels.length > 0) {
    await addWaitingMessageJobs(services.sequelize, openChannels)
  }
}

/** Says once, at start, that mails will wait. */
export function warnWhereMailsWait(services: Services): void {
  if (services.mail.transport('email') === undefined) {
    services.log.warn({ part: 'mail' }, 'SMTP_URL is not set: mails wait, for up to 30 days, until it is')
  }
}
