import { Op } from 'sequelize'
import { z } from 'zod'
import { SessionMetadata } from '../../models/session-metadata.ts'
import { OwnSessionsPage } from '../../views/accounts/own-sessions-page.tsx'
import { wholeForm } from '../../views/components/error-summary.tsx'
import type { FieldError } from '../../views/components/field.ts'
import { invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFoundError } from '../http/errors.ts'
import { staffChange, staffRoute, type StaffRequest, type StaffVisit } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { browserWords } from './browser-words.ts'
import { endOwnSessions } from './end-own-sessions.ts'
import { liveSessions } from './live-sessions.ts'
import { said } from '../../views/words/said.ts'

/** The session in the address, one's own. @throws NotFoundError for anybody else's */
async function ownSessionId(request: StaffRequest): Promise<string> {
  const id = idIn(request)
  const known = await SessionMetadata.count({ where: { id, userId: request.clearance.actor.id } })
  if (known === 0) {
    throw new NotFoundError()
  }
  return id
}

/** One's own open sessions, and ending them. */
export function sessionRoutes(routes: RouteTable, services: Services): void {
  const show = async ({ shell, clearance, at }: StaffVisit, errors: readonly FieldError[]) => {
    const { actor, person } = clearance
    const rows = await SessionMetadata.findAll({
      where: { userId: actor.id, ...liveSessions(services.environment, at) },
      order: [
        ['lastSeenAt', 'DESC'],
        ['id', 'DESC'],
      ],
    })
    return (
      <OwnSessionsPage
        shell={shell}
        errors={errors}
        sessions={rows.map((row) => ({
          id: row.id,
          browser: browserWords(row.userAgent),
          address: row.address,
          startedAt: row.startedAt,
          lastSeenAt: row.lastSeenAt,
          current: row.id === person.sessionId,
          endAction: paths.endOwnSession(row.id),
        }))}
      />
    )
  }

  const common = {
    action: 'account.use' as const,
    event: 'session.terminated' as const,
    viewEvent: 'account.viewed' as const,
    schema: z.object({}),
    show: (visit: StaffVisit, form: { readonly errors: readonly FieldError[] }) => show(visit, form.errors),
  }

  routes.get(
    paths.ownSessions(),
    staffRoute(services, {
      action: 'account.use',
      event: 'account.viewed',
      find: async () => ({}),
      show: (visit) => show(visit, []),
    }),
  )
  routes.post(
    paths.endOtherSessions(),
    staffChange(services, {
      ...common,
      change: async (request) => {
        const current = request.clearance.person.sessionId
        const receipt = await endOwnSessions(services, request, { id: { [Op.ne]: current } })
        const notice =
          receipt.value === 0
            ? said('accounts.notice.no-other-session')
            : said('accounts.notice.all-other-sessions-ended')
        return { receipt, to: paths.ownSessions(), notice }
      },
    }),
  )
  routes.post(
    paths.endOwnSession.pattern,
    staffChange(services, {
      ...common,
      change: async (request) => {
        const id = await ownSessionId(request)
        if (id === request.clearance.person.sessionId) {
          return invalid(wholeForm, said('accounts.fault.session-using-sign-out'))
        }
        const receipt = await endOwnSessions(services, request, { id }, id)
        return { receipt, to: paths.ownSessions(), notice: said('accounts.notice.session-ended') }
      },
    }),
  )
}
