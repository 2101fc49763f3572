import { ReviewListPage } from '../../../views/emergency-access/review-list-page.tsx'
import { ReviewPage } from '../../../views/emergency-access/review-page.tsx'
import { said } from '../../../views/words/said.ts'
import { eventTitle } from '../../audit/event-words.ts'
import { careRelationWords } from '../../http/words/care-relation-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffCommandForm, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { grantsForReview, grantToReview, shownReviews } from './read-reviews.ts'
import { reviewEmergencyAccess } from './review-emergency-access.ts'

const labels = { due: 'To review', escalated: 'Escalated', reviewed: 'Reviewed' } as const

function listRoute(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyReviews(),
    staffQueryPage(services, grantsForReview, ({ shell, at }, { which, page, grants }) => (
      <ReviewListPage
        shell={shell}
        time={services.time}
        now={at}
        which={which === 'reviewed' ? 'done' : which}
        grants={grants}
        href={paths.reviewEmergencyAccess}
        states={shownReviews.map((name) => ({
          label: labels[name],
          href: `${paths.emergencyReviews()}?show=${name}`,
          current: name === which,
        }))}
        numbersHref={paths.emergencyNumbers()}
        pages={linksOf(page, paths.emergencyReviews(), { show: which })}
      />
    )),
  )
}

/** The review of emergency access by an officer or auditor other than the person who broke the glass. */
export function reviewRoutes(routes: RouteTable, services: Services): void {
  listRoute(routes, services)
  const { time } = services
  const stillRunning = (until: Date) =>
    `This emergency access is still running, until ${time.dateTime(until)} at the latest unless it is extended.`
  routes.form(
    paths.reviewEmergencyAccess.pattern,
    staffCommandForm(services, reviewEmergencyAccess, {
      page: staffFormPage(services, grantToReview, ({ shell }, found, { typed, errors }) => {
        const { grant, relation, uses, runsUntil } = found
        const address = paths.reviewEmergencyAccess(grant.id)
        return (
          <ReviewPage
            shell={shell}
            time={time}
            grant={grant}
            mayReview={found.mayReview}
            running={runsUntil === undefined ? undefined : stillRunning(runsUntil)}
            second={found.second}
            relation={relation === undefined ? undefined : careRelationWords(relation, grant.startsAt, time)}
            uses={uses.rows.map((use) => ({
              id: use.id,
              at: use.occurred_at,
              words: shell.words.tell(eventTitle(use.event)),
              outcome: use.outcome,
            }))}
            usesTotal={found.usesTotal}
            pages={linksOf(uses, address)}
            typed={typed}
            errors={errors}
            action={address}
            listHref={paths.emergencyReviews()}
          />
        )
      }),
      done: () => ({ to: paths.emergencyReviews(), notice: said('emergency-access.notice.review-recorded') }),
    }),
  )
}
