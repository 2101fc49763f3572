import { z } from 'zod'
import { ConfirmPage } from '../../views/accounts/confirm-page.tsx'
import { auditedChange } from '../audit/record.ts'
import type { Changed, Invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { proofFields } from '../http/form-fields.ts'
import { withFields } from '../operations/input-fields.ts'
import { queryText } from '../http/query.ts'
import { staffForm, type StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { localAddress } from './local-address.ts'
import { openFacts } from './mfa/re-authenticate.ts'
import { mustNotBeTooCostly } from '../http/must-not-be-too-costly.ts'
import { proveAgain, renewProved } from './step-up.ts'
import { said } from '../../views/words/said.ts'

const schema = withFields(
  proofFields,
  z.object({ next: z.string().max(2_000).optional(), again: z.string().max(1).optional() }),
)

/** Takes the proof and goes on to where it was asked for. @throws ProblemError (429) after too many tries */
async function confirm(
  services: Services,
  { req, clearance, origin }: StaffRequest,
  { next, again }: z.output<typeof schema>,
): Promise<Changed | Invalid> {
  const facts = openFacts(req)
  await mustNotBeTooCostly(services, facts, origin)
  const wrong = await proveAgain(services, req, facts)
  if (wrong !== undefined) {
    return wrong
  }
  const receipt = await auditedChange(services, clearance, origin, 'session.confirmed', async () => ({
    value: facts.sessionId,
    details: { factor: facts.secondFactorEnrolled ? 'totp' : 'password' },
  }))
  await renewProved(services, req, facts)
  const notice = said('accounts.notice.proved-do-it-again')
  return { receipt, to: localAddress(next) ?? paths.home(), ...(again === '1' ? { notice } : {}) }
}

/** The one page at which people prove anew who they are, before something grave. */
export function confirmRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.confirm(),
    staffForm(services, {
      action: 'account.use',
      event: 'session.confirmed',
      viewEvent: 'account.viewed',
      schema,
      change: (request, values) => confirm(services, request, values),
      show: async ({ req, shell, clearance }, { typed, errors }) => (
        <ConfirmPage
          shell={shell}
          asks={clearance.person.hasSecondFactor ? 'code' : 'password'}
          username={clearance.actor.username}
          next={localAddress(typed['next'] ?? queryText(req, 'next', 2_000))}
          again={(typed['again'] ?? queryText(req, 'again')) === '1'}
          errors={errors}
        />
      ),
    }),
  )
}
