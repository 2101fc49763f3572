import type { Request } from 'express'
import type { RouteTable } from '../http/declared-route.ts'
import { SignInNeeded } from '../http/errors.ts'
import { draftOf } from '../http/forms.ts'
import { publicRoute } from '../http/public-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { fieldOf } from './half-signed-in.ts'

/** The facts of a session that is open. @throws SignInNeeded */
export function openFacts(req: Request) {
  const { session } = req.context
  if (session.kind !== 'open') {
    throw new SignInNeeded(session.kind === 'pending' ? session.step : undefined)
  }
  return session.facts
}

/** When the text of a draft was typed, as its page says: some seconds before it was sent. */
function typedAt(req: Request): Date {
  const { at } = req.context
  const after = fieldOf(req, 'draftAfter')
  return /^\d{1,6}$/.test(after) ? new Date(at.getTime() - Number(after) * 1_000) : at
}

/** What is half written is kept while it is written. None of it opens a record. */
export function draftRoutes(routes: RouteTable, services: Services): void {
  const { environment, formDrafts, sessionUse, time } = services
  routes.post(
    paths.saveDraft(),
    publicRoute({
      why: 'a signed-in person’s half-written form is put into safety; checked in the answer, nothing is shown',
      answer: async (req, res) => {
        const { actor, sessionId, lastSeenAt } = openFacts(req)
        const { at } = req.context
        const path = fieldOf(req, 'draftPath')
        if (!routes.isForm(path) || !(await formDrafts.save(actor.id, path, draftOf(req), at))) {
          res.status(204).end()
          return
        }
        // Typing is using the session, from when it was done: a page that sends itself is not.
        const typed = typedAt(req)
        await sessionUse.note(sessionId, typed, lastSeenAt)
        const lastUse = Math.max(typed.getTime(), lastSeenAt.getTime())
        const idleMs = environment.SESSION_IDLE_MINUTES * 60_000 - (at.getTime() - lastUse)
        res.json({ keptAt: time.clockTime(at), idleSeconds: Math.max(1, Math.ceil(idleMs / 1_000)) })
      },
    }),
  )
  routes.post(
    paths.discardDraft(),
    publicRoute({
      why: 'a signed-in person throws their own half-written form away; checked in the answer, nothing is shown',
      answer: async (req, res) => {
        const { actor } = openFacts(req)
        const path = fieldOf(req, 'draftPath')
        await formDrafts.forget(actor.id, path)
        res.redirect(303, routes.isForm(path) ? path : paths.home())
      },
    }),
  )
}
