import type { KeyObject } from 'node:crypto'
import type { Sequelize, Transaction } from 'sequelize'
import { channels, Message, type Channel } from '../../models/message.ts'
import { newId } from '../../models/new-id.ts'
import { addMessageJobs } from '../../models/queries/message-jobs.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import type { Clock } from '../clock.ts'
import type { MessageText } from './message-text.ts'
import type { MessageTransport } from './transport.ts'
import type { MessageTransports } from './transports.ts'
import type { Words } from '../../views/words/words.ts'

/** What is to be told to whom. It must hold no patient data: mail travels and rests where nobody can guard it. */
export type MessageDraft = MessageText & {
  readonly to: string
  readonly userId?: string | null
  /** E-mail, unless given. */
  readonly channel?: Channel
  /** After this moment it would only mislead: a late code or link is not sent. */
  readonly goodUntil?: Date
}

/** A message with its content, which is null once it is finished. */
export type OpenedMessage = {
  readonly to: string
  readonly subject: string
  readonly text: string | null
}

type MailOptions = {
  readonly sequelize: Sequelize
  readonly clock: Clock
  readonly key: KeyObject
  readonly transports: MessageTransports
  readonly words: Words
}

const place = (column: 'recipient' | 'subject' | 'body', row: string) => ({ table: 'messages', column, row })

/** The queue of messages: written here in the transaction of what they tell of, sent by a job afterwards. */
export class Mail {
  readonly #options: MailOptions

  constructor(options: MailOptions) {
    this.#options = options
  }

  /** Writes a message and its job: committed with the transaction, or never. @returns its id */
  async enqueue(transaction: Transaction, draft: MessageDraft): Promise<string> {
    const [id = ''] = await this.enqueueAll(transaction, [draft])
    return id
  }

  /** The same for several messages, in two round trips. */
  async enqueueAll(transaction: Transaction, drafts: readonly MessageDraft[]): Promise<readonly string[]> {
    if (drafts.length === 0) {
      return []
    }
    const rows = drafts.map((draft) => this.#seal(draft))
    await Message.bulkCreate(rows, { transaction, returning: false })
    const ids = rows.map(({ id }) => id)
    await addMessageJobs(this.#options.sequelize, transaction, ids)
    return ids
  }

  /** @throws SealBrokenError where the row is not what was written */
  open(message: Message): OpenedMessage {
    const { key } = this.#options
    return {
      to: message.recipient.open(key, place('recipient', message.id)),
      subject: message.subject.open(key, place('subject', message.id)),
      text: message.body?.open(key, place('body', message.id)) ?? null,
    }
  }

  /** The way out of a channel; undefined where there is none yet. */
  transport(channel: Channel): MessageTransport | undefined {
    return this.#options.transports[channel]
  }

  /** The channels that have a way out. */
  get openChannels(): readonly Channel[] {
    return channels.filter((channel) => this.transport(channel) !== undefined)
  }

  /** @param draft in the words of whom it goes to: all read the language that the product is written in first */
  #seal({ to, subject, text, kind, userId = null, channel = 'email', goodUntil }: MessageDraft) {
    const { clock, key, words } = this.#options
    const id = newId()
    return {
      id,
      channel,
      kind,
      recipient: Sealed.seal(to, key, place('recipient', id)),
      subject: Sealed.seal(words.tell(subject), key, place('subject', id)),
      body: Sealed.seal(text.map(words.tell).join('\n\n'), key, place('body', id)),
      userId,
      createdAt: clock.now(),
      goodUntil: goodUntil ?? null,
    }
  }
}
