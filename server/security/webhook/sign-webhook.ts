import { createHmac } from 'node:crypto'

/**
 * The headers that prove where a message comes from, after Standard Webhooks 1.0: HMAC-SHA256 over its id, the moment
 * of sending and the body, under the shared secret. The receiver refuses old moments, and ids that it has seen.
 */
export function signedHeaders(
  secret: Buffer,
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000))
  const signature = createHmac('sha256', secret)
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64')
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
