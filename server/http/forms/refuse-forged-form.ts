import type { Request, Response } from 'express'
import type { Services } from '../../services.ts'
import { originOf } from '../origin.ts'
import { answerProblem } from '../problem.tsx'
import { problems } from '../problems.ts'
import { actorOf } from '../../audit/actor-of.ts'

/**
 * Refuses a form that was not one of ours, or too old. Where somebody is signed in the attempt is recorded: it may
 * be an attack on them. Of strangers' a few an hour are: anybody could fill the log with them.
 */
export async function refuseForgedForm(services: Services, req: Request, res: Response): Promise<void> {
  const { session } = req.context
  if (session.kind === 'open' || session.kind === 'pending') {
    const { actor, sessionId } = session.facts
    await services.trail.append({
      event: 'form.refused',
      outcome: 'refused',
      actor: actorOf(actor),
      sessionId,
      origin: originOf(req),
      rule: 'form-expired',
    })
  } else if (await services.forgedForms.mayRecord(req.context.address)) {
    await services.trail.append({
      event: 'form.refused',
      outcome: 'refused',
      origin: originOf(req),
      rule: 'form-expired',
    })
  }
  answerProblem(services, req, res, problems.forgedForm)
}
