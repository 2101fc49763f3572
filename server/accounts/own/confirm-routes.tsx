import { ConfirmPage } from '../../../views/accounts/own/confirm-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { queryText } from '../../http/faces/query.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { renewProved } from '../../http/routes/step-up.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { confirm, confirmation } from './confirm.ts'
import { localAddress } from '../local-address.ts'

/** The one page at which people prove anew who they are, before something grave. */
export function confirmRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.confirm(),
    staffCommandForm(services, confirm, {
      page: staffFormPage(services, confirmation, ({ req, shell }, { asks, username }, { typed, errors }) => (
        <ConfirmPage
          shell={shell}
          asks={asks}
          username={username}
          next={localAddress(typed['next'] ?? queryText(req, 'next', 2_000))}
          again={(typed['again'] ?? queryText(req, 'again')) === '1'}
          errors={errors}
        />
      )),
      settle: ({ req }) => renewProved(services, req),
      done: (_context, _sessionId, { next, again }) => ({
        to: localAddress(next) ?? paths.home(),
        ...(again === '1' ? { notice: said('accounts.notice.proved-do-it-again') } : {}),
      }),
    }),
  )
}
