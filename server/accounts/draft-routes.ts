import type { Request } from 'express'
import type { RouteTable } from '../http/declared-route.ts'
import { SignInNeededError } from '../http/errors.ts'
import { accessBegins } from '../access/allowance.ts'
import type { Actor } from '../access/actor.ts'
import { postedForm } from '../http/form-place.ts'
import { typedFields } from '../http/forms.ts'
import { publicRoute } from '../http/public-route.ts'
import { isId } from '../is-id.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { fieldOf } from './half-signed-in.ts'

/** The facts of a session that is open. @throws SignInNeededError */
export function openFacts(req: Request) {
  const { session } = req.context
  if (session.kind !== 'open') {
    throw new SignInNeededError(session.kind === 'pending' ? session.step : undefined)
  }
  return session.facts
}

/** When the text of a draft was typed, as its page says: some seconds before it was sent. */
function typedAt(req: Request): Date {
  const { at } = req.context
  const after = fieldOf(req, 'draftAfter')
  return /^\d{1,6}$/.test(after) ? new Date(at.getTime() - Number(after) * 1_000) : at
}

const dayMs = 24 * 3_600_000

/** When a person can go on with what they write now, if not on the day after it: when their hours begin again. */
const usableAgain = (actor: Actor, at: Date, timeZone: string): Date | undefined =>
  accessBegins(actor, new Date(at.getTime() + dayMs), timeZone)

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
        const form = postedForm(req)
        const page = routes.pageOfForm(form.path, form.page)
        const usableFrom = usableAgain(actor, at, environment.FACILITY_TIME_ZONE)
        const keeping =
          page === undefined
            ? 'not kept'
            : await formDrafts.save(actor.id, { ...form, page }, typedFields(req), at, { usableFrom })
        if (keeping === 'not kept') {
          res.status(204).end()
          return
        }
        // Typing is using the session, from when it was done: a page that sends itself is not.
        const typed = typedAt(req)
        await sessionUse.note(sessionId, typed, lastSeenAt)
        const lastUse = Math.max(typed.getTime(), lastSeenAt.getTime())
        const idleMs = environment.SESSION_IDLE_MINUTES * 60_000 - (at.getTime() - lastUse)
        res.json({
          ...(keeping === 'kept' ? { keptAt: time.clockTime(at) } : {}),
          idleSeconds: Math.max(1, Math.ceil(idleMs / 1_000)),
        })
      },
    }),
  )
  routes.post(
    paths.discardDraft(),
    publicRoute({
      why: 'a signed-in person throws their own half-written form away; checked in the answer, nothing is shown',
      answer: async (req, res) => {
        const { actor } = openFacts(req)
        const id = fieldOf(req, 'draft')
        const page = isId(id) ? await formDrafts.discard(actor.id, id) : undefined
        res.redirect(303, page ?? paths.home())
      },
    }),
  )
}
