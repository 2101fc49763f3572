import { alreadySent } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { findEvent } from './find-event.ts'
import { proveEvent } from './tree/prove-event.ts'
import { provenOrAlarm } from './tree/proof-problems.ts'
import { paths } from '../paths.ts'
import { idIn } from '../http/id-in.ts'

/** A file that proves one event of the audit log; it holds what the page of the event shows. */
export function eventProofRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.auditEventProof.pattern,
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.proof-taken',
      recordsProblems: true,
      find: async (request) => {
        const { id, patientId, patientIds } = await findEvent(idIn(request))
        const proven = await provenOrAlarm(services, () => proveEvent(services, id))
        return {
          proven,
          resource: { type: 'audit-event', id },
          ...(patientId === null ? {} : { patientId }),
          patientIds: patientIds ?? [],
          details: { leaf: proven.index, leaves: proven.size },
        }
      },
      show: async ({ res }, { proven, resource }) => {
        res.attachment(`medguard-event-${resource.id}.json`)
        res.setHeader('Content-Type', 'application/json; charset=utf-8')
        res.end(proven.file)
        return alreadySent
      },
    }),
  )
}
