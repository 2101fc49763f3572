import type { Environment } from '../../config/env.ts'
import type { Channel } from '../../models/message.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { MessageTransport } from './transport.ts'
import { twilioTransport } from './twilio-transport.ts'

/** The way out of each channel; messages of a channel without one wait. */
export type MessageTransports = Readonly<Record<Channel, MessageTransport | undefined>>

/** For the demo: nothing leaves the machine, and the outbox page shows what would have left. */
const outbox: MessageTransport = { deliver: async () => {} }

/**
 * Mails go to SMTP_URL and text messages to SMS_URL where these are set; otherwise the demo's go to the outbox, all other
 * mails wait, and there are no text messages.
 */
export function chooseTransports(environment: Environment): MessageTransports {
  const { SMTP_URL: url, MAIL_FROM: from, SMS_URL: textUrl, SMS_FROM: sender, demo } = environment
  const otherwise = demo ? outbox : undefined
  return {
    email: url === undefined ? otherwise : smtpTransport({ url, from }),
    text:
      textUrl === undefined || sender === undefined ? otherwise : twilioTransport({ url: textUrl, sender }),
  }
}
