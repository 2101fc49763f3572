import { OwnSessionsPage } from '../../../views/accounts/own/own-sessions-page.tsx'
import type { FieldError } from '../../../views/components/fields/field.ts'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandButton, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { browserWords } from '../browser-words.ts'
import { endOtherSessions, endOwnSession } from './end-own-sessions.ts'
import { ownSessions } from '../own/own-sessions.ts'

const show = (
  { shell }: RecordedRequest,
  sessions: Awaited<ReturnType<typeof ownSessions.run>>,
  errors: readonly FieldError[] = [],
) => (
  <OwnSessionsPage
    shell={shell}
    errors={errors}
    sessions={sessions.map(({ userAgent, ...session }) => ({
      ...session,
      browser: browserWords(shell.words, userAgent),
      endAction: paths.endOwnSession(session.id),
    }))}
  />
)

/** One's own open sessions, and ending them. */
export function sessionRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, ownSessions, (visit, sessions, { errors }) =>
    show(visit, sessions, errors),
  )
  routes.get(
    paths.ownSessions(),
    staffQueryPage(services, ownSessions, (visit, sessions) => show(visit, sessions)),
  )
  routes.post(
    paths.endOtherSessions(),
    staffCommandButton(services, endOtherSessions, {
      page,
      done: (_context, ended) => ({
        to: paths.ownSessions(),
        notice:
          ended === 0
            ? said('accounts.notice.no-other-session')
            : said('accounts.notice.all-other-sessions-ended'),
      }),
    }),
  )
  routes.post(
    paths.endOwnSession.pattern,
    staffCommandButton(services, endOwnSession, {
      page,
      done: () => ({ to: paths.ownSessions(), notice: said('accounts.notice.session-ended') }),
    }),
  )
}
