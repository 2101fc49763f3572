import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { pending } from '../../../http/limits/senders.ts'
import { sessionButton } from '../../../http/sessions/session-button.ts'
import { noFields } from '../../../http/sessions/session-request.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { codeMinutes } from './codes.ts'
import { sendSignInCode } from './send-sign-in-code.ts'

/** A code by text message for two-step verification, for those who have set that up. */
export function textMessageSignInRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.textMessageCode(),
    sessionButton(services, {
      why: 'the password was right; the code is due',
      from: pending('second-factor'),
      schema: noFields,
      events: ['text-messages.code-sent'],
      take: async ({ sender, origin, at }) => {
        const to = await sendSignInCode(services, sender, { origin, at })
        const sent =
          to === undefined
            ? {}
            : { notice: said('accounts.notice.code-sent-to-sign-in', { to, codeMinutes }) }
        return { to: paths.secondFactor(), ...sent }
      },
    }),
  )
}
