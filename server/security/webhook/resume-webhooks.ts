import { Op } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { addWaitingWebhookJobs } from '../../../models/queries/security/webhook-jobs.ts'
import { WebhookDelivery } from '../../../models/security/webhook-delivery.ts'
import type { Services } from '../../services.ts'

const dayMs = 24 * 3_600_000

/** Takes up alerts that no attempt has delivered yet, however long the receiver was away; forgets old delivered ones. */
export async function resumeWebhooks(services: Services): Promise<void> {
  if (services.environment.SECURITY_WEBHOOK_URL !== undefined) {
    await addWaitingWebhookJobs(services.sequelize)
  }
  const before = new Date(services.clock.now().getTime() - limits.messagesKeptDays * dayMs)
  await WebhookDelivery.destroy({ where: { deliveredAt: { [Op.lt]: before } } })
}
