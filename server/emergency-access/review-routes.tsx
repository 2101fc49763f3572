import { UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import {
  readGrant,
  readGrantsForReview,
  readGrantUses,
  type GrantRow,
} from '../../models/queries/emergency-grants.ts'
import { ReviewListPage } from '../../views/emergency-access/review-list-page.tsx'
import { ReviewPage } from '../../views/emergency-access/review-page.tsx'
import { events, isEventName } from '../audit/events.ts'
import { invalid } from '../http/answer.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { choice, requiredText } from '../http/fields.ts'
import { queryText } from '../http/query.ts'
import { staffForm, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { isId } from '../http/subject.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openGrant } from './open-grant.ts'
import { reviewEmergencyAccess } from './review-emergency-access.ts'

const pageSize = 25

const schema = z.object({
  outcome: choice('the outcome', ['justified', 'unjustified', 'escalated']),
  comment: requiredText('a comment', 2_000),
})

/** The grant that the address names; one's own is not there to be reviewed. @throws NotFound */
async function grantOf(services: Services, { req }: StaffRequest): Promise<GrantRow> {
  const id = String(req.params['id'])
  const grant = isId(id) ? await readGrant(services.prepared, id) : undefined
  if (grant === undefined) {
    throw new NotFound()
  }
  return grant
}

/** The review of emergency access by an officer or auditor other than the person who broke the glass. */
export function reviewRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyReviews(),
    staffRoute(services, {
      action: 'emergency-access.review',
      event: 'emergency-access.reviews-listed',
      find: async ({ req }) => {
        const which = queryText(req, 'show') === 'reviewed' ? ('reviewed' as const) : ('due' as const)
        const before = readCursor(queryText(req, 'cursor'))
        const rows = await readGrantsForReview(services.prepared, which, before, pageSize + 1)
        const shown = rows.slice(0, pageSize)
        const patientIds = [...new Set(shown.flatMap((row) => row.patient_id ?? []))]
        return { which, rows: shown, more: rows.length > pageSize, patientIds }
      },
      show: async ({ shell, receipt, at }, { which, rows, more }) => {
        const last = more ? rows.at(-1) : undefined
        const address = `${paths.emergencyReviews()}?show=${which}`
        return (
          <ReviewListPage
            shell={shell}
            time={services.time}
            now={at}
            which={which}
            grants={rows.map((row) => openGrant(services, receipt, row, at))}
            href={paths.reviewEmergencyAccess}
            otherHref={`${paths.emergencyReviews()}?show=${which === 'due' ? 'reviewed' : 'due'}`}
            older={
              last === undefined ? undefined : `${address}&cursor=${writeCursor(last.starts_at, last.id)}`
            }
          />
        )
      },
    }),
  )
  routes.form(
    '/break-glass/:id/review',
    staffForm(services, {
      action: 'emergency-access.review',
      event: 'emergency-access.reviewed',
      viewEvent: 'emergency-access.reviews-listed',
      schema,
      find: async (request) => {
        const grant = await grantOf(services, request)
        return {
          resource: { type: 'emergency-grant', id: grant.id },
          ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
        }
      },
      change: async (request, values) => {
        const grant = await grantOf(services, request)
        if (grant.user_id === request.clearance.actor.id) {
          return invalid('outcome', 'This was your own emergency access; somebody else must review it.')
        }
        try {
          return {
            receipt: await reviewEmergencyAccess(services, request, grant, values),
            to: paths.emergencyReviews(),
            notice: 'The review is recorded.',
          }
        } catch (error) {
          if (error instanceof UniqueConstraintError) {
            return invalid('outcome', 'Somebody else has reviewed this meanwhile.')
          }
          throw error
        }
      },
      show: async (visit, form) => {
        const row = await grantOf(services, visit)
        const uses = await readGrantUses(services.prepared, row)
        return (
          <ReviewPage
            shell={visit.shell}
            time={services.time}
            grant={openGrant(services, visit.receipt, row, visit.at)}
            own={row.user_id === visit.clearance.actor.id}
            uses={uses.map((use) => ({
              id: use.id,
              at: use.occurred_at,
              words: isEventName(use.event) ? events[use.event].words : use.event,
              outcome: use.outcome,
            }))}
            typed={form.typed}
            errors={form.errors}
            action={paths.reviewEmergencyAccess(row.id)}
            listHref={paths.emergencyReviews()}
          />
        )
      },
    }),
  )
}
