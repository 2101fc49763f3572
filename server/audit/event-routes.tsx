import { EventPage } from '../../views/audit/event-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import {
  factsOfChange,
  factsOfDetails,
  factsOfPatients,
  factsOfWhat,
  factsOfWhere,
  factsOfWho,
} from './event-facts.ts'
import { eventWords } from './event-words.ts'
import { findEvent } from './find-event.ts'
import { readRecordNumbers } from './record-numbers.ts'
import { idIn } from '../http/id-in.ts'

/** One event of the audit log. What it says of a record before and after stays sealed. */
export function eventRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.auditEvent.pattern,
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.event-viewed',
      find: async (request) => {
        const row = await findEvent(idIn(request))
        const { patientId, patientIds } = row
        return {
          row,
          resource: { type: 'audit-event', id: row.id },
          ...(patientId === null ? {} : { patientId }),
          patientIds: patientIds ?? [],
        }
      },
      show: async ({ shell }, { row, patientId, patientIds }) => {
        const named = patientId === undefined ? patientIds : [patientId, ...patientIds]
        return (
          <EventPage
            shell={shell}
            time={services.time}
            searchHref={paths.audit()}
            proofHref={paths.auditEventProof(row.id)}
            at={row.occurredAt}
            event={eventWords(row.event)}
            eventCode={row.event}
            severity={row.severity}
            outcome={row.outcome}
            what={factsOfWhat(row)}
            who={factsOfWho(row)}
            patients={factsOfPatients(row, await readRecordNumbers(named))}
            where={factsOfWhere(row)}
            changes={factsOfChange(row)}
            details={factsOfDetails(row)}
          />
        )
      },
    }),
  )
}
