import { z } from 'zod'
import { ResumePage } from '../../../views/accounts/sign-in/resume-page.tsx'
import { said } from '../../../views/words/said.ts'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { queryText } from '../../http/faces/query.ts'
import { pending } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { findNothing } from '../../http/sessions/session-request.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { localAddress } from '../local-address.ts'
import { proveToResume, recordResumed } from './resume.ts'
import { typedSecret } from '../typed-proof.ts'

/** Going on with a session after the network has changed: nothing typed is lost, and nobody else gets in. */
export function resumeRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.resume(),
    sessionForm(services, {
      why: 'the session is held, because this address is not the one it began at',
      from: pending('address-check'),
      schema: z.object({
        code: typedSecret,
        password: typedSecret,
        next: z.string().max(2_000).catch(''),
      }),
      events: ['second-factor.failed', 'session.resumed'],
      find: findNothing,
      show: ({ req, sender, shell }, { typed, errors }) => (
        <ResumePage
          shell={shell}
          asks={sender.secondFactorEnrolled ? 'code' : 'password'}
          errors={errors}
          next={localAddress(typed['next'] || queryText(req, 'next', 2_000))}
        />
      ),
      take: async ({ req, res, sender, origin, at }, { next, ...typed }) => {
        const outcome = await proveToResume(services, sender, { ...typed, origin, at })
        if (outcome === 'no-more') {
          // Whoever guesses here loses the cookie; the person is not signed out where they are.
          services.sessions.clearCookie(req, res)
          return { to: paths.login() }
        }
        if (outcome === 'wrong') {
          const field = sender.secondFactorEnrolled ? 'code' : 'password'
          return invalid(field, said('accounts.fault.right-check-try-again'))
        }
        await recordResumed(services, sender, { origin, at })
        const proof = sender.secondFactorEnrolled ? { secondFactorAt: at } : {}
        const apart = await services.setAsideForms.list(sender.actor.id, at)
        const { address } = origin
        await services.sessions.stepUp(req, sender, { ...proof, address, heldAt: null, heldAddress: null })
        return {
          to: localAddress(next) ?? paths.home(),
          ...(apart.length === 0 ? {} : { notice: said('accounts.notice.saved-separately') }),
        }
      },
    }),
  )
}
