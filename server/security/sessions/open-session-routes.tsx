import type { OpenSessionRow } from '../../../models/queries/security/list-open-sessions.ts'
import type { FieldError } from '../../../views/components/fields/field.ts'
import { OpenSessionsPage } from '../../../views/security/open-sessions-page.tsx'
import { said } from '../../../views/words/said.ts'
import { browserWords } from '../../accounts/browser-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffCommandButton, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import type { ListSlice } from '../../lists/read-list.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { endSession } from './end-session.ts'
import { openSessions } from './list-open-sessions.ts'

/** Everyone's open sessions, and ending them. */
export function openSessionRoutes(routes: RouteTable, services: Services): void {
  const show = (
    { shell }: RecordedRequest,
    { page, ownSessionId }: { page: ListSlice<OpenSessionRow>; ownSessionId: string },
    errors: readonly FieldError[] = [],
  ) => (
    <OpenSessionsPage
      shell={shell}
      time={services.time}
      errors={errors}
      sessions={page.rows.map((row) => ({
        id: row.id,
        displayName: row.display_name,
        roleTitle: row.role_title,
        browser: browserWords(shell.words, row.user_agent),
        address: row.address,
        startedAt: row.started_at,
        lastSeenAt: row.last_seen_at,
        pendingSessions: row.half_signed_in,
        current: row.id === ownSessionId,
        endAction: paths.endSession(row.id),
      }))}
      pages={linksOf(page, paths.securitySessions())}
    />
  )
  routes.get(
    paths.securitySessions(),
    staffQueryPage(services, openSessions, (visit, found) => show(visit, found)),
  )
  routes.post(
    paths.endSession.pattern,
    staffCommandButton(services, endSession, {
      page: staffFormPage(services, openSessions, (visit, found, { errors }) => show(visit, found, errors)),
      done: () => ({ to: paths.securitySessions(), notice: said('security.notice.session-ended') }),
    }),
  )
}
