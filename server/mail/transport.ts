/** A message as its transport needs it. */
export type OutgoingMessage = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly writtenAt: Date
}

/** A way out for messages. `deliver` resolves once someone else is answerable for the message. */
export interface MessageTransport {
  /** @throws DeliveryFailureError */
  deliver(message: OutgoingMessage): Promise<void>
}

/** A message did not leave. The code names the cause and holds nothing of the message. */
export class DeliveryFailureError extends Error {
  readonly code: string
  /** Whether trying again is pointless. */
  readonly permanent: boolean
  constructor(code: string, permanent: boolean) {
    super(`the message was not delivered: ${code}`)
    this.name = 'DeliveryFailureError'
    this.code = code
    this.permanent = permanent
  }
}
