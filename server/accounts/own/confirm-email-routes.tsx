import { ConfirmEmailPage } from '../../../views/accounts/sign-in/confirm-email-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linkNotValid, type LinkUse } from '../../http/routes/ended-link.ts'
import { textIn } from '../../http/routes/id-in.ts'
import { endOfLink, linkForm } from '../../http/forms/link-form.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { noFields } from '../../http/sessions/session-request.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { confirmEmailAddress, findEmailLink } from './confirm-email.ts'

const emailLinks: LinkUse = {
  kinds: ['confirm-email'],
  event: 'email.confirmed',
  problem: {
    ...linkNotValid,
    reason: said('accounts.link.email-not-valid'),
    wayOut: [{ href: paths.ownEmail(), label: said('accounts.link.your-email-address') }],
  },
  did: said('accounts.link.email-did'),
  next: said('accounts.link.email-next'),
}

/** Confirming an e-mail address by a link that went there. */
export function confirmEmailRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.confirmEmail.pattern,
    sessionForm(services, {
      ...linkForm(services, emailLinks, (token, at) => findEmailLink(services, token, at)),
      why: 'who holds a link from a mail confirms an address by it, signed in or not',
      schema: noFields,
      show: ({ req, shell, found }) => (
        <ConfirmEmailPage
          shell={shell}
          email={found.email}
          action={paths.confirmEmail(textIn({ req }, 'token'))}
        />
      ),
      take: async (request) => {
        const { req, found, origin, at } = request
        if (!(await confirmEmailAddress(services, found, { origin, at }))) {
          throw await endOfLink(services, emailLinks, request)
        }
        const to = req.context.session.kind === 'open' ? paths.ownEmail() : paths.login()
        return { to, notice: said('accounts.notice.e-mail-address-confirmed') }
      },
    }),
  )
}
