import type { Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { addWebhookJob } from '../../../models/queries/security/webhook-jobs.ts'
import { WebhookDelivery } from '../../../models/security/webhook-delivery.ts'
import type { Services } from '../../services.ts'
import type { AlertToRaise } from '../alerts/alert-to-raise.ts'

/**
 * Writes an alert for SECURITY_WEBHOOK_URL, in the transaction of what it tells of; nothing where none is set. What it
 * holds are codes and identifiers: whose deed, which grant, where to read on.
 */
export async function enqueueWebhook(
  services: Services,
  transaction: Transaction,
  alert: Omit<AlertToRaise, 'message'> & { readonly id?: string },
): Promise<void> {
  if (services.environment.SECURITY_WEBHOOK_URL === undefined) {
    return
  }
  const id = newId()
  const { kind, severity, at, userId, patientId = null, grantId = null, details = {}, link } = alert
  const body = JSON.stringify({
    type: `alert.${kind}`,
    timestamp: at.toISOString(),
    data: {
      alertId: alert.id ?? null,
      severity,
      userId,
      patientId,
      grantId,
      ...details,
      link: services.publicUrl.link(link),
    },
  })
  await WebhookDelivery.create({ id, kind, body, createdAt: services.clock.now() }, { transaction })
  await addWebhookJob(services.sequelize, transaction, id)
}
