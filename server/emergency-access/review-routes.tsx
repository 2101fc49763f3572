import { z } from 'zod'
import {
  readGrant,
  readGrantsForReview,
  readGrantUses,
  type GrantRow,
  type ReviewState,
} from '../../models/queries/emergency-grants.ts'
import { readCareRelation } from '../../models/queries/care-relation.ts'
import { ReviewListPage } from '../../views/emergency-access/review-list-page.tsx'
import { ReviewPage } from '../../views/emergency-access/review-page.tsx'
import { events, isEventName } from '../audit/events.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound, ProblemError } from '../http/errors.ts'
import { choice, requiredText } from '../operations/fields.ts'
import type { Problem } from '../http/problem.tsx'
import { askedPage, listPage, pageOf } from '../http/list-page.ts'
import { queryText } from '../http/query.ts'
import { staffForm, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { newestFirst, oldestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { Refused } from '../operations/refused.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { careRelationWords } from './care-relation-words.ts'
import { openGrant } from './open-grant.ts'
import { reviewEmergencyAccess, StillRunning } from './review-emergency-access.ts'
import { said } from '../../words/said.ts'
import { actorOf } from '../audit/actor-of.ts'

/** What was done is read through as a whole, in short lines. */
const usesOnPage = 100

const schema = z.object({
  outcome: choice('the outcome', ['justified', 'unjustified', 'escalated']),
  comment: requiredText('a comment', 2_000),
})

/** The grant that the address names; one's own is not there to be reviewed. @throws NotFound */
async function grantOf(services: Services, request: StaffRequest): Promise<GrantRow> {
  const grant = await readGrant(services.prepared, idIn(request))
  if (grant === undefined) {
    throw new NotFound()
  }
  return grant
}

const shownStates = [
  { name: 'due', label: 'To review' },
  { name: 'escalated', label: 'Escalated' },
  { name: 'reviewed', label: 'Reviewed' },
] as const

const stateOf = (shown: string): ReviewState => {
  if (shown === 'reviewed') {
    return 'done'
  }
  return shown === 'escalated' ? 'escalated' : 'due'
}

/** Nobody reviews their own; the try is on record. @throws ProblemError */
async function refuseOwn(
  services: Services,
  { clearance, origin }: StaffRequest,
  grant: GrantRow,
): Promise<void> {
  const { actor, person } = clearance
  const part = partIn(grant, actor.id)
  if (part === undefined) {
    return
  }
  await services.trail.append({
    event: 'emergency-access.reviewed',
    outcome: 'refused',
    severity: 'critical',
    actor: actorOf(actor),
    sessionId: person.sessionId,
    origin,
    rule: ownReviews[part].code,
    resource: { type: 'emergency-grant', id: grant.id },
    ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
  })
  throw new ProblemError(ownReviews[part])
}

/** What somebody had to do with an emergency access, for which they may not review it. */
type Part = 'used' | 'approved'

const partIn = (grant: GrantRow, userId: string): Part | undefined => {
  if (grant.user_id === userId) {
    return 'used'
  }
  return grant.approved_by === userId ? 'approved' : undefined
}

const ownReview = (code: string, heading: string): Problem => ({
  status: 403,
  code,
  heading,
  reason: 'Somebody else must review it.',
  wayOut: [{ href: paths.emergencyReviews(), label: 'Go to the reviews' }],
})

const ownReviews: Readonly<Record<Part, Problem>> = {
  used: ownReview('own-grant', 'This was your own emergency access'),
  approved: ownReview('own-approval', 'You approved this emergency access'),
}

/** Whether this person may write down a review now: the first, or a second opinion on what somebody else escalated. */
const mayReview = (grant: GrantRow, userId: string): boolean =>
  partIn(grant, userId) === undefined &&
  (grant.review_state === 'due' || (grant.review_state === 'escalated' && grant.reviewer_id !== userId))

const isRunning = (grant: GrantRow, at: Date): boolean => grant.ended_at === null && grant.ends_at > at

const stillRunningWords = ({ time }: Services, endsAt: Date): string =>
  `This emergency access is still running, until ${time.dateTime(endsAt)} at the latest unless it is extended.`

/** @throws Refused where this person gave the first opinion */
function secondOpinionProblem(
  { clearance }: StaffRequest,
  grant: GrantRow,
  { outcome }: z.output<typeof schema>,
): Invalid | undefined {
  if (grant.review_state === 'escalated' && grant.reviewer_id === clearance.actor.id) {
    throw new Refused('own-escalation', {
      about: {
        resource: { type: 'emergency-grant', id: grant.id },
        ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
      },
      next: { href: paths.emergencyReviews(), label: 'reviews' },
    })
  }
  return grant.review_state === 'escalated' && outcome === 'escalated'
    ? invalid('outcome', 'Choose whether it was justified; it is escalated already.')
    : undefined
}

/** How the person stands to the patient, in words; undefined where it was about their own work. */
async function relationOf(services: Services, grant: GrantRow): Promise<readonly string[] | undefined> {
  const { patient_id: patientId, user_id: userId, starts_at: since } = grant
  if (patientId === null) {
    return undefined
  }
  const relation = await readCareRelation(services.prepared, { userId, patientId, since })
  return careRelationWords(relation, since, services.time)
}

/** The review of emergency access by an officer or auditor other than the person who broke the glass. */
export function reviewRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyReviews(),
    staffRoute(services, {
      action: 'emergency-access.review',
      event: 'emergency-access.reviews-listed',
      find: async ({ req }) => {
        const which = stateOf(queryText(req, 'show'))
        const page = await listPage(services, req, {
          keyset: newestFirst,
          size: recordsOnPage,
          read: (before, limit) => readGrantsForReview(services.prepared, which, before, limit),
          patientOf: (row) => row.patient_id,
        })
        return { which, page, patientIds: page.patientIds }
      },
      show: async ({ shell, receipt, at }, { which, page }) => {
        const shownName = shownStates.find(({ name }) => stateOf(name) === which)?.name ?? 'due'
        return (
          <ReviewListPage
            shell={shell}
            time={services.time}
            now={at}
            which={which}
            grants={await Promise.all(page.rows.map((row) => openGrant(services, receipt, row, at)))}
            href={paths.reviewEmergencyAccess}
            states={shownStates.map(({ name, label }) => ({
              label,
              href: `${paths.emergencyReviews()}?show=${name}`,
              current: stateOf(name) === which,
            }))}
            numbersHref={paths.emergencyNumbers()}
            pages={page.links(paths.emergencyReviews(), { show: shownName })}
          />
        )
      },
    }),
  )
  routes.form(
    paths.reviewEmergencyAccess.pattern,
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
        await refuseOwn(services, request, grant)
        const problem = secondOpinionProblem(request, grant, values)
        if (problem !== undefined) {
          return problem
        }
        try {
          return {
            receipt: await reviewEmergencyAccess(services, request, grant, values),
            to: paths.emergencyReviews(),
            notice: said('emergency-access.notice.review-recorded'),
          }
        } catch (error) {
          if (error instanceof StillRunning) {
            return invalid('outcome', `${stillRunningWords(services, error.endsAt)} Review it after that.`)
          }
          throw error
        }
      },
      show: async (visit, form) => {
        const row = await grantOf(services, visit)
        const page = askedPage(services, visit.req, { keyset: oldestFirst, size: usesOnPage })
        const [found, relation] = await Promise.all([
          readGrantUses(services.prepared, row, page.after, page.limit),
          relationOf(services, row),
        ])
        const { rows: uses, links } = pageOf(page, found.rows)
        return (
          <ReviewPage
            shell={visit.shell}
            time={services.time}
            grant={await openGrant(services, visit.receipt, row, visit.at)}
            mayReview={mayReview(row, visit.clearance.actor.id)}
            running={isRunning(row, visit.at) ? stillRunningWords(services, row.ends_at) : undefined}
            second={row.review_state === 'escalated'}
            relation={relation}
            uses={uses.map((use) => ({
              id: use.id,
              at: use.occurred_at,
              words: isEventName(use.event) ? events[use.event].words : use.event,
              outcome: use.outcome,
            }))}
            usesTotal={found.total}
            pages={links(paths.reviewEmergencyAccess(row.id))}
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
