import { EventPage } from '../../../views/audit/event-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { wholeFile } from '../../http/faces/send-file.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import {
  factsOfChange,
  factsOfDetails,
  factsOfPatients,
  factsOfWhat,
  factsOfWhere,
  factsOfWho,
} from './event-facts.ts'
import { eventTitle } from '../event-words.ts'
import { auditEvent, auditEventProof } from './read-event.ts'

/** One event of the audit log, and the file that proves it. */
export function eventRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.auditEvent.pattern,
    staffQueryPage(services, auditEvent, ({ shell }, { row, recordNumbers }) => (
      <EventPage
        shell={shell}
        time={services.time}
        searchHref={paths.audit()}
        proofHref={paths.auditEventProof(row.id)}
        at={row.occurredAt}
        event={shell.words.tell(eventTitle(row.event))}
        eventCode={row.event}
        severity={row.severity}
        outcome={row.outcome}
        what={factsOfWhat(row)}
        who={factsOfWho(row)}
        patients={factsOfPatients(row, recordNumbers)}
        where={factsOfWhere(row)}
        changes={factsOfChange(row)}
        details={factsOfDetails(row)}
      />
    )),
  )
  routes.get(
    paths.auditEventProof.pattern,
    staffQueryPage(
      services,
      auditEventProof,
      ({ res }, { id, file }) =>
        wholeFile(res, {
          name: `medguard-event-${id}.json`,
          contentType: 'application/json; charset=utf-8',
          text: file,
        }),
      { recordsProblems: true },
    ),
  )
}
