import type { Request } from 'express'
import { actions } from '../../access/actions.ts'
import type { Clearance } from '../../access/clearance.ts'
import { localAddress } from '../../accounts/local-address.ts'
import { isStale, proveAgain } from '../../accounts/prove-again.ts'
import { typedProof } from '../../accounts/typed-proof.ts'
import type { EventName } from '../../audit/events.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { Refused } from '../../operations/refused.ts'
import type { InvalidForm } from '../answer.ts'
import { StepUpNeededError } from '../errors.ts'
import { postedForm } from '../forms/form-place.ts'
import { typedFields } from '../forms/forms.ts'
import { originOf } from '../origin.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { refusedInvalid } from '../faces/refused-problem.ts'
import { openFacts, renewSession } from '../sessions/session-facts.ts'

/** Whether a form that needs a fresh code has to ask for it; people without a second factor are asked elsewhere. */
export const asksForCode = (req: Request, { person, at }: Clearance): boolean =>
  person.hasSecondFactor && isStale(person, at) && req.context.provedNow !== true

/** Whether it has to be proved anew who this is, before the request may do what it was cleared for. */
function mustProve({ person, action, decision, at }: Clearance): boolean {
  // Where a code is asked for each time, the change takes it itself, so that it is spent together with it.
  return decision.obligations.stepUp && actions[action].stepUp !== 'each-time' && isStale(person, at)
}

/** That a proof is asked for is recorded as that, and not as a refusal: nothing was attempted without right. */
async function recordUnproved(
  services: Services,
  req: Request,
  { actor, person, relationship }: Clearance,
  event: EventName,
): Promise<void> {
  await services.trail.append({
    event: 'session.proof-asked',
    outcome: 'success',
    actor: actorOf(actor),
    sessionId: person.sessionId,
    origin: originOf(req),
    rule: 'fresh-code-needed',
    details: { for: event },
    ...(relationship === undefined ? {} : { patientId: relationship.patientId }),
  })
}

/** @throws StepUpNeededError for a page that is itself the act, where it has to be proved anew who this is */
export async function requireProof(
  services: Services,
  req: Request,
  clearance: Clearance,
  event: EventName,
): Promise<void> {
  if (mustProve(clearance)) {
    await recordUnproved(services, req, clearance, event)
    throw new StepUpNeededError(paths.confirm(req.originalUrl))
  }
}

/** The page of ours on which a form stood; the start page where the browser does not say. */
function pageOf(req: Request): string {
  const referrer = req.get('referer')
  if (referrer === undefined || !URL.canParse(referrer)) {
    return paths.home()
  }
  const { host, pathname, search } = new URL(referrer)
  return (host === req.get('host') ? localAddress(`${pathname}${search}`) : undefined) ?? paths.home()
}

/** Renews the session with a proof that was just given: for some minutes it is not asked for again. */
export function renewProved(services: Services, req: Request): Promise<void> {
  const { at } = req.context
  const proof = openFacts(req).secondFactorEnrolled ? { secondFactorAt: at } : { passwordAt: at }
  return renewSession(services, req, proof)
}

/** How a posted form deals with a proof that is due. */
export type StepUpOnForm = {
  /** The form shows a field `code` where one is due. */
  readonly codeOnForm: boolean
  /** The form stands at the address that it is posted to, and is filled again with what was typed. */
  readonly comesBack: boolean
}

/**
 * Takes the proof that is due from a posted form and renews the session with it. A form without one loses nothing: it
 * comes back with a field for the code, or what was typed is kept while the code is asked for elsewhere.
 * @returns what is wrong with the code; undefined where the change may be made
 * @throws StepUpNeededError where the proof is asked for on a page of its own
 */
export async function takeProof(
  services: Services,
  req: Request,
  clearance: Clearance,
  form: StepUpOnForm & { readonly event: EventName },
): Promise<InvalidForm | undefined> {
  if (!mustProve(clearance)) {
    return undefined
  }
  const { hasSecondFactor } = clearance.person
  const typed = typedProof.parse(req.body ?? {})
  if (hasSecondFactor && typed.code !== '') {
    const { actor, person, at } = clearance
    const { sessionId } = person
    const prover = {
      actor,
      sessionId,
      hasSecondFactor,
      origin: originOf(req),
      at,
      whence: { session: sessionId },
    }
    const wrong = await proveAgain(services, prover, typed)
    if (wrong !== undefined) {
      return refusedInvalid(new Refused(wrong))
    }
    await renewProved(services, req)
    req.context.provedNow = true
    return undefined
  }
  await recordUnproved(services, req, clearance, form.event)
  if (hasSecondFactor && form.codeOnForm) {
    return refusedInvalid(new Refused('code-not-taken'))
  }
  const posted = postedForm(req)
  const page = form.comesBack ? req.path : (posted.page ?? pageOf(req))
  const opened = { ...posted, page: page.split('?')[0] ?? page }
  const { id } = clearance.actor
  await services.formDrafts.save(id, opened, typedFields(req), req.context.at, { sent: true })
  throw new StepUpNeededError(form.comesBack ? paths.confirm(page) : paths.confirm(page, { again: true }))
}
