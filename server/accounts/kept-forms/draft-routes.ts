import type { Request } from 'express'
import { z } from 'zod'
import { accessBegins } from '../../access/allowance.ts'
import type { Actor } from '../../access/actor.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { postedForm } from '../../http/forms/form-place.ts'
import { typedFields } from '../../http/forms/forms.ts'
import { publicRoute } from '../../http/routes/public-route.ts'
import { signedInPeople } from '../../http/limits/senders.ts'
import { sessionButton } from '../../http/sessions/session-button.ts'
import { openFacts } from '../../http/sessions/session-facts.ts'
import { isId } from '../../is-id.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

const secondsAgo = z.object({
  draftAfter: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .catch(0),
})

/** When the text of a draft was typed, as its page says: some seconds before it was sent. */
function typedAt(req: Request): Date {
  const { draftAfter } = secondsAgo.parse(req.body ?? {})
  return new Date(req.context.at.getTime() - draftAfter * 1_000)
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
    // It takes the fields of whatever form its page has, and answers a script: it is no form of its own.
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
    sessionButton(services, {
      why: 'a signed-in person throws their own half-written form away; checked in the answer, nothing is shown',
      from: signedInPeople,
      schema: z.object({ draft: z.string().max(40).catch('') }),
      events: [],
      uncounted: true,
      take: async ({ sender }, { draft }) => {
        const page = isId(draft) ? await formDrafts.discard(sender.actor.id, draft) : undefined
        return { to: page ?? paths.home() }
      },
    }),
  )
}
