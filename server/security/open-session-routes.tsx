import { z } from 'zod'
import { SessionMetadata } from '../../models/session-metadata.ts'
import { listOpenSessions, type OpenSessionRow } from '../../models/queries/list-open-sessions.ts'
import { wholeForm } from '../../views/components/error-summary.tsx'
import type { FieldError } from '../../views/components/field.ts'
import { OpenSessionsPage } from '../../views/security/open-sessions-page.tsx'
import { browserWords } from '../accounts/browser-words.ts'
import { terminateSession } from '../accounts/terminate-session.ts'
import { invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { listPage, type ListPage } from '../http/list-page.ts'
import { staffChange, staffRoute, type StaffRequest, type StaffVisit } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { newestFirst } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { said } from '../../words/said.ts'

const next = { href: paths.securitySessions(), label: 'signed-in' } as const

/** Everyone's open sessions, and ending them. */
export function openSessionRoutes(routes: RouteTable, services: Services): void {
  const { SESSION_IDLE_MINUTES: idle, SESSION_TIMEOUT_HOURS: absolute } = services.environment

  const read = ({ req, at }: StaffRequest) =>
    listPage(services, req, {
      keyset: newestFirst,
      read: (before, limit) =>
        listOpenSessions(services.prepared, {
          seenAfter: new Date(at.getTime() - idle * 60_000),
          startedAfter: new Date(at.getTime() - absolute * 3_600_000),
          before,
          limit,
        }),
      // The patients whose accounts stand on the page.
      patientOf: (row) => row.patient_id,
    })

  const show = (
    { shell, clearance }: StaffVisit,
    { rows, links }: ListPage<OpenSessionRow>,
    errors: readonly FieldError[],
  ) => {
    return (
      <OpenSessionsPage
        shell={shell}
        time={services.time}
        errors={errors}
        sessions={rows.map((row) => ({
          id: row.id,
          displayName: row.display_name,
          roleTitle: row.role_title,
          browser: browserWords(row.user_agent),
          address: row.address,
          startedAt: row.started_at,
          lastSeenAt: row.last_seen_at,
          halfSignedIn: row.half_signed_in,
          current: row.id === clearance.person.sessionId,
          endAction: paths.endSession(row.id),
        }))}
        pages={links(paths.securitySessions())}
      />
    )
  }

  routes.get(
    paths.securitySessions(),
    staffRoute(services, {
      action: 'session.manage',
      event: 'sessions.viewed',
      find: async (request) => {
        const page = await read(request)
        return { page, patientIds: page.patientIds }
      },
      show: async (visit, { page }) => show(visit, page, []),
    }),
  )
  routes.post(
    paths.endSession.pattern,
    staffChange(services, {
      action: 'session.manage',
      event: 'session.terminated',
      viewEvent: 'sessions.viewed',
      schema: z.object({}),
      change: async (request) => {
        const id = idIn(request)
        if ((await SessionMetadata.count({ where: { id } })) === 0) {
          throw new NotFound()
        }
        if (id === request.clearance.person.sessionId) {
          return invalid(wholeForm, 'This is the session you are using: sign out to end it.')
        }
        const receipt = await terminateSession(services, request, id, next)
        return { receipt, to: paths.securitySessions(), notice: said('security.notice.session-ended') }
      },
      find: async (request) => ({ patientIds: (await read(request)).patientIds }),
      show: async (visit, { errors }) => show(visit, await read(visit), errors),
    }),
  )
}
