import { said } from '../../../views/words/said.ts'
import { NotMeDonePage } from '../../../views/accounts/own/not-me-done-page.tsx'
import { NotMePage } from '../../../views/accounts/own/not-me-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linkNotValid, type LinkUse } from '../../http/routes/ended-link.ts'
import { textIn } from '../../http/routes/id-in.ts'
import { endOfLink, linkForm } from '../../http/forms/link-form.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { noFields } from '../../http/sessions/session-request.ts'
import { shellOf } from '../../http/shell.ts'
import { shellOfLink } from '../../http/routes/shell-of-link.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { lockOwnAccount } from './lock-own-account.ts'
import { findLink } from '../one-time-links.ts'

const notMe: LinkUse = {
  kinds: ['not-me'],
  event: 'account.locked',
  problem: linkNotValid,
  did: said('accounts.link.not-me-did'),
  next: said('accounts.link.not-me-next'),
}

/** "This was not me": looking at the page does nothing, so that what reads links in mails does no harm. */
export function notMeRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.notMe.pattern,
    sessionForm(services, {
      ...linkForm(services, notMe, (token, at) => findLink(token, notMe.kinds, at)),
      why: 'who got a mail about their account says by its link that it was not they; it opens nothing',
      schema: noFields,
      show: ({ req, shell }) => <NotMePage shell={shell} action={paths.notMe(textIn({ req }, 'token'))} />,
      take: async (request) => {
        const { req, found, origin, at } = request
        if (!(await lockOwnAccount(services, found.link, { origin, at }))) {
          throw await endOfLink(services, notMe, request)
        }
        return <NotMeDonePage shell={shellOfLink(shellOf(services, req))} />
      },
    }),
  )
}
