import { z } from 'zod'
import { RemoveTextMessagesPage } from '../../../views/accounts/remove-text-messages-page.tsx'
import { TextMessagesPage } from '../../../views/accounts/text-messages-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { proofFields } from '../../http/form-fields.ts'
import { withFields } from '../../operations/input-fields.ts'
import { NotFoundError } from '../../http/errors.ts'
import type { FormState } from '../../http/forms.ts'
import { queryText } from '../../http/query.ts'
import { staffChange, staffForm, type StaffVisit } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { openFacts } from '../mfa/re-authenticate.ts'
import { mustBeAllowed } from './allowed.ts'
import { numberToConfirm, waitingTextCode } from './codes.ts'
import { confirmNumber } from './confirm-number.ts'
import { enterNumber } from './enter-number.ts'
import { confirmedNumber, maskedNumber } from './numbers.ts'
import { phoneField } from './phone-field.ts'
import { textMessagesTurnedOff, turnOffTextMessages } from './turn-off.ts'
import { fault } from '../../operations/fault.ts'

const masked = (number: string | undefined) => (number === undefined ? undefined : maskedNumber(number))

async function show(services: Services, { req, shell, at }: StaffVisit, { typed, errors }: FormState) {
  const facts = openFacts(req)
  const userId = facts.actor.id
  await mustBeAllowed(services, userId)
  const { sessionId } = facts
  const waiting = await waitingTextCode({ userId, purpose: 'confirm-number', sessionId }, at)
  const asksForNumber =
    waiting === undefined ||
    queryText(req, 'another', 3) !== '' ||
    (req.method === 'POST' && req.path === paths.textMessages())
  return (
    <TextMessagesPage
      shell={shell}
      errors={errors}
      current={masked(await confirmedNumber(services, userId))}
      waitingFor={asksForNumber ? undefined : masked(numberToConfirm(services, waiting))}
      typed={typed['phone'] ?? ''}
      username={facts.actor.username}
      enrolled={facts.secondFactorEnrolled}
    />
  )
}

/** Codes by text message as another way to take the second step: setting them up, and turning them off. */
export function ownTextMessageRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.textMessages(),
    staffForm(services, {
      action: 'account.use',
      event: 'text-messages.number-entered',
      viewEvent: 'account.viewed',
      schema: withFields(proofFields, z.object({ phone: phoneField })),
      change: (request, { phone }) => enterNumber(services, request, phone),
      show: (visit, form) => show(services, visit, form),
    }),
  )
  routes.post(
    paths.confirmTextMessages(),
    staffChange(services, {
      action: 'account.use',
      event: 'text-messages.set-up',
      viewEvent: 'account.viewed',
      schema: z.object({
        code: z
          .string(fault('accounts.fault.enter-six-digits'))
          .max(20, fault('accounts.fault.enter-six-digits')),
      }),
      change: (request, { code }) => confirmNumber(services, request, code),
      show: (visit, form) => show(services, visit, form),
    }),
  )
  routes.form(
    paths.removeTextMessages(),
    staffForm(services, {
      action: 'account.use',
      event: 'text-messages.removed',
      viewEvent: 'account.viewed',
      schema: withFields(proofFields, z.object({})),
      change: (request) => turnOffTextMessages(services, request),
      find: async ({ clearance }) => {
        const { id } = clearance.actor
        if ((await confirmedNumber(services, id)) === undefined) {
          throw await textMessagesTurnedOff(services.prepared, id)
        }
        return {}
      },
      show: async ({ shell, clearance, req }, { errors }) => {
        const number = await confirmedNumber(services, clearance.actor.id)
        if (number === undefined) {
          throw new NotFoundError()
        }
        return (
          <RemoveTextMessagesPage
            shell={shell}
            errors={errors}
            username={clearance.actor.username}
            number={maskedNumber(number)}
            asksForCode={openFacts(req).secondFactorEnrolled}
          />
        )
      },
    }),
  )
}
