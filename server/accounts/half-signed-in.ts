import type { Request, Response } from 'express'
import type { PendingStep, SessionFacts } from '../access/session.ts'
import { sessionNetwork } from '../access/networks.ts'
import { redirect } from '../http/answer.ts'
import { SignInNeededError } from '../http/errors.ts'
import { originOf } from '../http/origin.ts'
import { answerProblem } from '../http/problem.tsx'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { countCostly } from '../http/count-costly.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { peopleOf, readKnownDevice } from './known-device.ts'
import type { CodeKind } from './mfa/prove-code.ts'
import { personAsking } from './person-asking.ts'
import type { Notice } from '../../views/words/notice.ts'
import { actorOf } from '../audit/actor-of.ts'

/** One field of a posted form as text; empty where it is missing or was sent more than once. */
export function fieldOf(req: Request, name: string): string {
  const body: unknown = req.body
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** The facts of a session that waits for this step. @throws SignInNeededError for any other */
export function pendingFacts(req: Request, ...steps: PendingStep[]): SessionFacts {
  const { session } = req.context
  if (session.kind !== 'pending' || !steps.includes(session.step)) {
    throw new SignInNeededError()
  }
  return session.facts
}

/** For whom a stranger's request counts: the people of a browser that somebody has signed in from, else the address. */
export function askerOf({ sessionSecrets }: Pick<Services, 'sessionSecrets'>, req: Request): string {
  const device = readKnownDevice(req, sessionSecrets)
  return device === undefined ? sessionNetwork(req.context.address) : `people ${peopleOf(device)}`
}

/**
 * Whether whoever asks may go on; otherwise they have been answered with 429. Who has proved a password counts for
 * themselves: a whole shift takes its second step behind one address.
 */
export async function withinLimits(services: Services, req: Request, res: Response): Promise<boolean> {
  const { session } = req.context
  // Of a held session nothing was proved here but that somebody has its cookie.
  const proved = session.kind === 'pending' && session.step !== 'address-check'
  const record = { origin: originOf(req) }
  const problem = await (proved
    ? countCostly(services, personAsking(session.facts.actor.id), {
        ...record,
        actor: actorOf(session.facts.actor),
        sessionId: session.facts.sessionId,
      })
    : countCostly(services, askerOf(services, req), record))
  if (problem !== undefined) {
    answerProblem(services, req, res, problem)
  }
  return problem === undefined
}

/** Records that somebody is in, with all that comes with it, before the session opens. */
export const recordSignIn = (
  services: Services,
  req: Request,
  res: Response,
  { facts, factor }: { facts: SessionFacts; factor: 'password' | CodeKind },
): Promise<void> =>
  completeSignIn(services, req, res, {
    actor: actorOf(facts.actor),
    sessionId: facts.sessionId,
    credentialsVersion: facts.credentialsVersion,
    details: { factor },
  })

/** Goes on to where the person wanted to go before signing in, perhaps with something to be told there. */
export function goOn(req: Request, res: Response, notice?: Notice): void {
  const { returnTo } = req.session
  delete req.session.returnTo
  redirect(req, res, { to: returnTo ?? paths.home(), ...(notice === undefined ? {} : { notice }) })
}
