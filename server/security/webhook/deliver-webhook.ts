import { z } from 'zod'
import { WebhookDelivery } from '../../../models/security/webhook-delivery.ts'
import type { Services } from '../../services.ts'
import { postSigned } from '../post-signed.ts'

const payloadSchema = z.object({ id: z.uuid() })

const timeoutMs = 5_000

/** The receiver did not take an alert; it is sent again later. It holds nothing of the message. */
export class WebhookNotDeliveredError extends Error {
  constructor(code: string) {
    super(`not delivered, to be tried again: ${code}`)
    this.name = 'WebhookNotDeliveredError'
  }
}

/**
 * Sends one alert to SECURITY_WEBHOOK_URL. One that was delivered is left alone; without the setting it waits.
 * @throws WebhookNotDeliveredError where it is to be tried again
 */
export async function deliverWebhook(services: Services, payload: unknown): Promise<void> {
  const { id } = payloadSchema.parse(payload)
  const { SECURITY_WEBHOOK_URL: url, SECURITY_WEBHOOK_SECRET: secret } = services.environment
  const delivery = await WebhookDelivery.findOne({ where: { id, deliveredAt: null } })
  if (delivery === null || url === undefined || secret === undefined) {
    return
  }
  const { body } = delivery
  const at = services.clock.now()
  const attempts = (delivery.attempts ?? 0) + 1
  const problem = await postSigned({ url, secret }, { id, at, body }, AbortSignal.timeout(timeoutMs))
  if (problem !== undefined) {
    await delivery.update({ attempts, lastError: problem })
    throw new WebhookNotDeliveredError(problem)
  }
  await delivery.update({ attempts, lastError: null, deliveredAt: services.clock.now() })
}
