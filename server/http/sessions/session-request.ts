import type { Request, Response } from 'express'
import { z, type ZodType } from 'zod'
import type { Origin } from '../../audit/entry.ts'
import type { EventName } from '../../audit/events.ts'
import { parseForm, type ParsedForm } from '../forms/forms.ts'
import { originOf } from '../origin.ts'
import type { Senders } from '../limits/senders.ts'

/** Somebody of whom no clearance is known asks for a form, or sends it. */
export type SessionRequest<Sender> = {
  readonly req: Request
  readonly res: Response
  readonly sender: Sender
  readonly origin: Origin
  readonly at: Date
}

/** What every form says of itself that is of others than signed-in people. */
export type SessionFormBase<Sender, Values> = {
  /** For what reason it is open to others than signed-in people. */
  readonly why: string
  readonly from: Senders<Sender>
  readonly schema: ZodType<Values>
  /** What it puts on record; the first is that of what was refused. */
  readonly events: readonly EventName[]
}

/** Where a form needs nothing found. */
export const findNothing = async (): Promise<undefined> => undefined

/** A form without a field: whatever is sent with it changes nothing. */
export const noFields: ZodType<undefined> = z.unknown().transform(() => undefined)

/** What was sent, checked as any form is. */
export const takenFromForm = <Values>(schema: ZodType<Values>, req: Request): ParsedForm<Values> =>
  Object.is(schema, noFields) ? { values: schema.parse(undefined) } : parseForm(schema, req)

/** @throws SignInNeededError where the form is not theirs */
export const sessionRequest = <Sender>(
  { senderOf }: Senders<Sender>,
  req: Request,
  res: Response,
): SessionRequest<Sender> => ({
  req,
  res,
  sender: senderOf(req),
  origin: originOf(req),
  at: req.context.at,
})
