import { FindingPage } from '../../../views/security/finding-page.tsx'
import { said } from '../../../views/words/said.ts'
import { eventTitle } from '../../audit/event-words.ts'
import { ruleTitle } from '../../audit/rule-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { closeFinding } from './close-finding.ts'
import { findingQuery } from './read-finding.ts'

/** What a detector found: the evidence, and what became of it. */
export function findingRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, findingQuery, ({ shell }, found, { typed, errors }) => {
    const { finding, facts, events, title, says, logHref, own } = found
    return (
      <FindingPage
        shell={shell}
        time={services.time}
        finding={{
          id: finding.id,
          title,
          says,
          severity: finding.severity,
          raisedAt: finding.raised_at,
          userName: finding.user_name,
          roleTitle: finding.role_title,
          recordNumber: finding.record_number,
          ...facts,
          closed:
            finding.acknowledged_at === null
              ? undefined
              : {
                  outcome: finding.outcome,
                  comment: finding.comment,
                  by: finding.acknowledged_by,
                  at: finding.acknowledged_at,
                },
        }}
        events={events.map((event) => ({
          id: event.id,
          words: shell.words.tell(eventTitle(event.event)),
          at: event.occurred_at,
          who: event.actor_name,
          recordNumber: event.record_number,
          right: event.rule === null ? undefined : shell.words.tell(ruleTitle(event.rule)),
        }))}
        logHref={logHref}
        own={own}
        typed={typed}
        errors={errors}
      />
    )
  })
  routes.form(
    paths.alert.pattern,
    staffCommandForm(services, closeFinding, {
      page,
      done: () => ({ to: paths.alerts(), notice: said('security.notice.alert-closed') }),
    }),
  )
}
