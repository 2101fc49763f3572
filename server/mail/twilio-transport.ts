import { z } from 'zod'
import { DeliveryFailureError, type MessageTransport } from './transport.ts'

const defaultTimeoutMs = 10_000

const problemSchema = z.object({ code: z.number().int().min(1).max(999_999) })

/**
 * What no further try would mend: a number that does not exist, takes no text messages, cannot be reached from here, or
 * whose owner wants none. https://www.twilio.com/docs/api/errors
 */
const finalCodes = new Set([21_211, 21_214, 21_217, 21_407, 21_408, 21_421, 21_610, 21_612, 21_614])

async function failureOf(answer: Response): Promise<DeliveryFailureError> {
  const problem = problemSchema.safeParse(await answer.json().catch(() => undefined))
  const code = problem.success ? problem.data.code : undefined
  const text = `HTTP ${answer.status}${code === undefined ? '' : ` ${code}`}`
  return new DeliveryFailureError(text, answer.status === 400 && code !== undefined && finalCodes.has(code))
}

/** Why no answer came, without the address, which holds the token. */
const silenceOf = (error: unknown): DeliveryFailureError =>
  new DeliveryFailureError(
    error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'no-answer',
    false,
  )

/**
 * Sends text messages by a provider that speaks Twilio's Messages resource.
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 * @param options.url with account and token, such as https://ACcount:token@api.twilio.com
 * @param options.sender a number, a messaging service (MG…), or a name
 */
export function twilioTransport(options: {
  url: string
  sender: string
  timeoutMs?: number
}): MessageTransport {
  const { sender, timeoutMs = defaultTimeoutMs } = options
  const { origin, pathname, username, password } = new URL(options.url)
  const account = decodeURIComponent(username)
  const base = `${origin}${pathname.replace(/\/+$/, '')}`
  const address = `${base}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`
  const credentials = Buffer.from(`${account}:${decodeURIComponent(password)}`).toString('base64')
  const from = sender.startsWith('MG') && sender.length === 34 ? 'MessagingServiceSid' : 'From'
  return {
    deliver: async ({ to, text }) => {
      let answer: Response
      try {
        answer = await fetch(address, {
          method: 'POST',
          headers: { Authorization: `Basic ${credentials}`, Accept: 'application/json' },
          body: new URLSearchParams({ To: to, [from]: sender, Body: text }),
          // Elsewhere the credentials have no business.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
      } catch (error) {
        throw silenceOf(error)
      }
      if (!answer.ok) {
        throw await failureOf(answer)
      }
      await answer.body?.cancel()
    },
  }
}
