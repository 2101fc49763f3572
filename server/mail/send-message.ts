import { z } from 'zod'
import { Message } from '../../models/message.ts'
import type { Services } from '../services.ts'
import { DeliveryFailureError, type MessageTransport } from './transport.ts'

const payloadSchema = z.object({ id: z.uuid() })

/** How often a job was tried, this time included, and how often it may be. */
export type Attempt = { readonly attempts: number; readonly maxAttempts: number }

/** Why a message did not leave; it holds nothing of the message, for the job queue stores and logs it. */
export class MessageNotSentError extends Error {
  constructor(code: string) {
    super(`not sent, to be tried again: ${code}`)
    this.name = 'MessageNotSentError'
  }
}

/** Nothing needs the text of a finished message, and a link in it may still work; only the demo's outbox keeps it. */
const finished = (services: Services) => (services.environment.demo ? {} : { body: null })

async function giveUp(services: Services, message: Message, code: string, attempts: number): Promise<void> {
  const givenUpAt = services.clock.now()
  await message.update({ attempts, givenUpAt, lastError: code, ...finished(services) })
  services.log.warn({ part: 'mail', message: message.id, kind: message.kind, code }, 'a message was given up')
}

function failureOf(services: Services, message: Message, error: unknown): DeliveryFailureError {
  if (error instanceof DeliveryFailureError) {
    return error
  }
  const name = error instanceof Error ? error.name : typeof error
  services.log.error({ part: 'mail', message: message.id, name }, 'a message could not be sent')
  return new DeliveryFailureError('unexpected', false)
}

async function deliver(services: Services, transport: MessageTransport, message: Message): Promise<void> {
  const { to, subject, text } = services.mail.open(message)
  await transport.deliver({ id: message.id, to, subject, text: text ?? '', writtenAt: message.createdAt })
}

/**
 * Sends one message. One that is finished already is left alone; one without a way out waits, until there is one.
 * @throws MessageNotSentError where it is to be tried again
 */
export async function sendMessage(services: Services, payload: unknown, attempt: Attempt): Promise<void> {
  const { id } = payloadSchema.parse(payload)
  const message = await Message.findOne({ where: { id, sentAt: null, givenUpAt: null } })
  if (message === null) {
    return
  }
  if (message.goodUntil !== null && message.goodUntil <= services.clock.now()) {
    await giveUp(services, message, 'too-late', message.attempts)
    return
  }
  const transport = services.mail.transport(message.channel)
  if (transport === undefined) {
    return
  }
  const attempts = message.attempts + 1
  try {
    await deliver(services, transport, message)
  } catch (error) {
    const { code, permanent } = failureOf(services, message, error)
    if (permanent || attempt.attempts >= attempt.maxAttempts) {
      await giveUp(services, message, code, attempts)
      return
    }
    await message.update({ attempts, lastError: code })
    throw new MessageNotSentError(code)
  }
  await message.update({ attempts, sentAt: services.clock.now(), lastError: null, ...finished(services) })
}
