import type { Transporter } from 'nodemailer'
import { z } from 'zod'
import { DeliveryFailureError, type MessageTransport } from './transport.ts'

const defaultTimeoutMs = 10_000

// One address and nothing else: a comma or a bracket would make it a list or a name to a mail program.
const oneAddress = /^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}]+$/u

const authenticationRequired = 530

const smtpError = z.object({
  code: z.string().regex(/^[A-Z0-9_]{1,40}$/),
  responseCode: z.number().int().min(200).max(599).optional(),
  command: z.string().optional(),
})

/**
 * What went wrong, without the server's words: they often repeat the address. A reply of class 5 to the recipient or
 * to the content is final (RFC 5321 section 4.2.1), unless it asks for credentials: those are the operator's to mend.
 */
function failureOf(error: unknown): DeliveryFailureError {
  const parsed = smtpError.safeParse(error)
  if (!parsed.success) {
    return new DeliveryFailureError('unexpected', false)
  }
  const { code, responseCode, command } = parsed.data
  const replyClass = responseCode === undefined ? '' : ` ${Math.floor(responseCode / 100)}xx`
  const permanent =
    responseCode !== undefined &&
    responseCode >= 500 &&
    responseCode !== authenticationRequired &&
    (command === 'RCPT TO' || command === 'DATA')
  return new DeliveryFailureError(`${code}${replyClass}`, permanent)
}

/**
 * Sends plain text mails to a mail server, each on a connection of its own.
 * @param options.url smtp:// or smtps://
 * @param options.timeoutMs for each wait of the conversation: the name, the connection, the greeting, an answer
 */
export function smtpTransport(options: { url: string; from: string; timeoutMs?: number }): MessageTransport {
  const { url, from, timeoutMs = defaultTimeoutMs } = options
  let mailer: Promise<Transporter> | undefined
  const makeMailer = async () => {
    // Loaded for the first mail: most commands, and many a process, send none.
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url,
      dnsTimeout: timeoutMs,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  return {
    deliver: async ({ id, to, subject, text, writtenAt }) => {
      if (!oneAddress.test(to)) {
        throw new DeliveryFailureError('not-an-address', true)
      }
      try {
        mailer ??= makeMailer()
        const loaded = await mailer
        await loaded.sendMail({
          from: { name: 'MedGuard', address: from },
          to: { name: '', address: to },
          subject,
          text,
          date: writtenAt,
          // The same at every attempt, so that a mail server can tell a repetition.
          messageId: `<${id}@${from.split('@')[1] ?? 'localhost'}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}
