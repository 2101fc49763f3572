import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { SetAsideBecause } from '../models/accounts/set-aside-form.ts'
import { accessBegins } from '../server/access/allowance.ts'
import { sessionNetwork } from '../server/access/networks.ts'
import { RefusalError } from '../server/access/refusal.ts'
import { endedAsTooMany } from '../server/accounts/end-oldest-sessions.ts'
import type { FormDrafts, OpenedForm } from '../server/accounts/form-drafts.ts'
import { actorOf } from '../server/audit/actor-of.ts'
import { saysSomething } from '../server/accounts/kept-fields.ts'
import type { SetAsideForms } from '../server/accounts/set-aside-forms.ts'
import type { AuditEntry } from '../server/audit/entry.ts'
import type { AuditTrail } from '../server/audit/trail.ts'
import { comesFromElsewhere, ofStoredSession, sameHashedToken } from '../server/http/forms/csrf.ts'
import { ProblemError } from '../server/http/errors.ts'
import { postedForm } from '../server/http/forms/form-place.ts'
import { typedFields } from '../server/http/forms/forms.ts'
import { originOf } from '../server/http/origin.ts'
import { problems } from '../server/http/problems.ts'
import type { FacilityTime } from '../server/http/facility-time.ts'
import { paths } from '../server/paths.ts'

export type LateForms = {
  readonly drafts: FormDrafts
  readonly setAside: SetAsideForms
  readonly trail: AuditTrail
  readonly time: FacilityTime
  /** The page on which a form for signed-in people stands; undefined where none is sent to this path. */
  readonly pageOfForm: (path: string, named: string | undefined) => string | undefined
}

/** Whose session a late form came with, and whether it is they who sent it as far as one can tell. */
type Sender = {
  readonly userId: string
  readonly own: boolean
  readonly because: SetAsideBecause
  readonly who: Pick<AuditEntry, 'actor' | 'sessionId'>
}

/** The user whose session ended or is held with this form; undefined where the form is not of that session. */
async function lateSender(req: Request): Promise<Sender | undefined> {
  const { late, unknownSid, at, address } = req.context
  if (late !== undefined) {
    const { facts, own, because } = late
    const who = { actor: actorOf(facts.actor), sessionId: facts.sessionId }
    return ofStoredSession(req) ? { userId: facts.actor.id, own, because, who } : undefined
  }
  const ended = unknownSid === undefined ? null : await endedAsTooMany(unknownSid, at)
  if (ended === null || !sameHashedToken(req, ended.lateFormToken)) {
    return undefined
  }
  const own = sessionNetwork(ended.address) === sessionNetwork(address)
  return { userId: ended.userId, own, because: 'ended', who: { sessionId: ended.id } }
}

/** Which form was typed into, late: one that was sent, or a draft of one. Undefined where it is no form of ours. */
function lateFormOf(req: Request, { pageOfForm }: Pick<LateForms, 'pageOfForm'>): OpenedForm | undefined {
  const form = postedForm(req)
  const page = pageOfForm(form.path, form.page)
  return page === undefined ? undefined : { ...form, page }
}

/** Puts on record that a form came with a session that was held or had been ended, and was kept apart. */
async function keepApart(
  { setAside, trail }: LateForms,
  req: Request,
  { userId, because, who }: Sender,
  form: OpenedForm,
): Promise<void> {
  const { address, at } = req.context
  const { path, page } = form
  const fields = typedFields(req)
  const kept = await setAside.keep({ userId, path, page, fields, fromAddress: address, because, at })
  await trail.append({
    event: 'form.kept-apart',
    outcome: kept ? 'success' : 'failure',
    ...who,
    origin: originOf(req),
    rule: because === 'held' ? 'session-held' : 'session-ended',
    details: { userId },
  })
}

/**
 * A form that was posted after its session ended, or from an address where it is held, is not taken; but what was typed
 * is kept, sealed. Where the session ran out at its own place it comes back when the same person opens the form again;
 * everything else is kept apart: it may be somebody else's.
 */
export function lateForm(kept: LateForms): RequestHandler {
  return async (req: Request, res: Response, next) => {
    if (req.method !== 'POST' || comesFromElsewhere(req)) {
      next()
      return
    }
    const form = lateFormOf(req, kept)
    const sender = form === undefined ? undefined : await lateSender(req)
    if (form === undefined || sender === undefined || (!sender.own && !saysSomething(typedFields(req)))) {
      next()
      return
    }
    const { at, heldSid } = req.context
    const sent = req.path !== paths.saveDraft()
    const keeping = sender.own
      ? await kept.drafts.save(sender.userId, form, typedFields(req), at, { sent })
      : await keepApart(kept, req, sender, form)
    if (sent && keeping === 'not kept') {
      throw new ProblemError(problems.formNotKept)
    }
    const goOn = heldSid === undefined ? paths.login(form.page) : paths.resume(form.page)
    if (!sent) {
      res.json({ ...(keeping === 'kept' ? { keptAt: kept.time.clockTime(at) } : {}), goOn })
    } else {
      res.redirect(303, goOn)
    }
  }
}

/**
 * A form that was posted when its sender's hours were over was refused; but what was typed is kept, sealed, until they
 * begin again. It stands behind the routes: only their decision knows whether hours apply, and the form's token holds.
 */
export function formAfterHours(
  { drafts, pageOfForm }: Pick<LateForms, 'drafts' | 'pageOfForm'>,
  timeZone: string,
): ErrorRequestHandler {
  return async (error: unknown, req, _res, next) => {
    const { at } = req.context
    if (error instanceof RefusalError && error.code === 'outside-hours' && req.method === 'POST') {
      const form = lateFormOf(req, { pageOfForm })
      const usableFrom = accessBegins(error.actor, at, timeZone)
      req.context.draftKept =
        form !== undefined &&
        (await drafts.save(error.actor.id, form, typedFields(req), at, { usableFrom, sent: true })) === 'kept'
    }
    next(error)
  }
}
