import type { Environment } from '../../config/env.ts'
import type { Channel } from '../../models/message.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { MessageTransport } from './transport.ts'

/** The way out of each channel; messages of a channel without one wait. */
export type MessageTransports = Readonly<Record<Channel, MessageTransport | undefined>>

/** For the demo: nothing leaves the machine, and the outbox page shows what would have left. */
const outbox: MessageTransport = { deliver: async () => {} }

/** Mails go to SMTP_URL where it is set; otherwise the demo's go to the outbox, and all others wait. */
export function chooseTransports({ SMTP_URL: url, MAIL_FROM: from, demo }: Environment): MessageTransports {
  const otherwise = demo ? outbox : undefined
  return { email: url === undefined ? otherwise : smtpTransport({ url, from }), text: otherwise }
}
