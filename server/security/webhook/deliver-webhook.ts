import { z } from 'zod'
import { WebhookDelivery } from '../../../models/webhook-delivery.ts'
import type { Services } from '../../services.ts'
import { signedHeaders } from './sign-webhook.ts'

const payloadSchema = z.object({ id: z.uuid() })

const timeoutMs = 5_000

/** The receiver did not take an alert; it is sent again later. It holds nothing of the message. */
export class WebhookNotDelivered extends Error {
  constructor(code: string) {
    super(`not delivered, to be tried again: ${code}`)
    this.name = 'WebhookNotDelivered'
  }
}

/** @returns what went wrong, as a short code; undefined where the receiver took it */
async function send(url: string, headers: Readonly<Record<string, string>>, body: string) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      // Whoever is sent on could be sent anywhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return response.ok ? undefined : `status ${response.status}`
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
  }
}

/**
 * Sends one alert to SECURITY_WEBHOOK_URL. One that was delivered is left alone; without the setting it waits.
 * @throws WebhookNotDelivered where it is to be tried again
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
  const problem = await send(url, signedHeaders(secret, { id, at, body }), body)
  if (problem !== undefined) {
    await delivery.update({ attempts, lastError: problem })
    throw new WebhookNotDelivered(problem)
  }
  await delivery.update({ attempts, lastError: null, deliveredAt: services.clock.now() })
}
