import type { Request } from 'express'
import type { PendingStep, SessionFacts, SessionState } from '../../access/session.ts'
import type { EventName } from '../../audit/events.ts'
import { openFacts, pendingFacts } from '../sessions/session-facts.ts'

/** Of whom a form is that is not for signed-in people alone: the step of signing in that is due, the link from a mail, or nothing. */
export type SenderKind =
  'stranger' | 'link' | 'anyone' | 'signed-in' | PendingStep | `${PendingStep}-or-signed-in`

/** What a form says of itself for which nobody needs a clearance. */
export type DeclaredForm = {
  readonly from: SenderKind
  readonly fields: ReadonlySet<string>
  /** What it puts on record. */
  readonly events: readonly EventName[]
}

/** Whose a form is. */
export type Senders<Sender> = {
  readonly kind: SenderKind
  /** What is known of whoever asks. @throws SignInNeededError where it is not theirs */
  readonly senderOf: (req: Request) => Sender
}

/** People of whom nothing is known. */
export const strangers: Senders<undefined> = { kind: 'stranger', senderOf: () => undefined }

/** Whoever holds a link from a mail, signed in or not: its address is a secret. */
export const linkHolders: Senders<undefined> = { kind: 'link', senderOf: () => undefined }

/** Whoever it is: signed in, by half, or not at all. */
export const anyone: Senders<SessionState> = {
  kind: 'anyone',
  senderOf: ({ context }) => context.session,
}

/** Who has to take this step before they are signed in. */
export const pending = (step: PendingStep): Senders<SessionFacts> => ({
  kind: step,
  senderOf: (req) => pendingFacts(req, step),
})

/** Who has to take this step before they are signed in, and whoever is signed in and takes it of their own accord. */
export const pendingOrSignedIn = (step: PendingStep): Senders<SessionFacts> => ({
  kind: `${step}-or-signed-in`,
  senderOf: (req) => {
    const { session } = req.context
    return session.kind === 'open' ? session.facts : pendingFacts(req, step)
  },
})

/** Who is signed in, for what opens nothing and leaves nothing on record. */
export const signedInPeople: Senders<SessionFacts> = { kind: 'signed-in', senderOf: openFacts }
