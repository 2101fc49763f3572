import { RemoveTextMessagesPage } from '../../../../views/accounts/second-factor/remove-text-messages-page.tsx'
import { TextMessagesPage } from '../../../../views/accounts/second-factor/text-messages-page.tsx'
import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { renewSession } from '../../../http/sessions/session-facts.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
} from '../../../http/faces/staff-operation-faces.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { confirmNumber } from './confirm-number.ts'
import { enterNumber } from './enter-number.ts'
import { numberToRemove, ownNumber } from './own-number.ts'
import { turnOffTextMessages } from './turn-off.ts'

/** Codes by text message as another way to take the second step: setting them up, and turning them off. */
export function ownTextMessageRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(
    services,
    ownNumber,
    ({ req, shell }, { waitingFor, ...state }, { typed, errors }) => {
      // The form for a number comes back as itself, also where another number waits.
      const ofNumber = req.method === 'POST' && req.path === paths.textMessages()
      return (
        <TextMessagesPage
          shell={shell}
          errors={errors}
          {...state}
          waitingFor={ofNumber ? undefined : waitingFor}
          typed={typed['phone'] ?? ''}
        />
      )
    },
  )
  routes.form(
    paths.textMessages(),
    staffCommandForm(services, enterNumber, {
      page,
      done: (_context, number) => ({
        to: paths.textMessages(),
        notice: said('accounts.notice.code-sent-to-confirm', { number }),
      }),
    }),
  )
  routes.post(
    paths.confirmTextMessages(),
    staffCommandButton(services, confirmNumber, {
      page,
      settle: ({ req, at }) => renewSession(services, req, { startedAt: at }),
      done: () => ({ to: paths.ownSecondFactor(), notice: said('accounts.notice.text-messages-on') }),
    }),
  )
  routes.form(
    paths.removeTextMessages(),
    staffCommandForm(services, turnOffTextMessages, {
      page: staffFormPage(
        services,
        numberToRemove,
        ({ shell }, { number, username, asksForCode }, { errors }) => (
          <RemoveTextMessagesPage
            shell={shell}
            errors={errors}
            username={username}
            number={number}
            asksForCode={asksForCode}
          />
        ),
      ),
      settle: ({ req, at }) => renewSession(services, req, { startedAt: at }),
      done: () => ({ to: paths.ownSecondFactor(), notice: said('accounts.notice.text-messages-off') }),
    }),
  )
}
