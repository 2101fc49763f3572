import { signedHeaders } from './webhook/sign-webhook.ts'

/** @returns a short code for what went wrong; it holds nothing of the message */
const codeOf = (error: unknown) =>
  error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'

/**
 * Posts a signed message (`signedHeaders`).
 * @param signal ends waiting for an answer
 * @returns what went wrong, as a short code; undefined where the receiver took it (2xx)
 */
export async function postSigned(
  receiver: { readonly url: string; readonly secret: Buffer },
  message: { readonly id: string; readonly at: Date; readonly body: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(receiver.url, {
      method: 'POST',
      headers: { ...signedHeaders(receiver.secret, message), 'content-type': 'application/json' },
      body: message.body,
      // Whoever is sent on could be sent anywhere.
      redirect: 'manual',
      signal,
    })
    await response.body?.cancel()
    return response.ok ? undefined : `status ${response.status}`
  } catch (error) {
    return codeOf(error)
  }
}
