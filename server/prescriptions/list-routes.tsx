import {
  listedStatuses,
  listPrescriptionQueue,
  listPrescriptionsInCare,
  queueEndingWithinDays,
  type ListedStatus,
  type PrescriptionKey,
} from '../../models/queries/prescription-lists.ts'
import { DispensingQueuePage } from '../../views/prescriptions/dispensing-queue-page.tsx'
import { PrescriptionListPage } from '../../views/prescriptions/prescription-list-page.tsx'
import type { Actor } from '../access/actor.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage, type ListPage } from '../http/list-page.ts'
import { queryText } from '../http/query.ts'
import { staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { newestFirst, oldestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openLines } from './open-lines.ts'

/** What somebody's list of prescriptions holds; nobody else has one. */
type ListKind = 'queue' | 'written' | 'in-care' | 'none'

function kindFor(actor: Actor): ListKind {
  if (actor.patientScope === 'prescribed') {
    return 'queue'
  }
  if (actor.patientScope === 'care_team') {
    return actor.permissions.has('prescription.write') ? 'written' : 'in-care'
  }
  return 'none'
}

const statusOf = (text: string): ListedStatus => listedStatuses.find((status) => status === text) ?? ''

function findKeys(
  services: Services,
  { req, clearance, at }: StaffRequest,
  kind: ListKind,
  status: ListedStatus,
): Promise<ListPage<PrescriptionKey>> {
  const { prepared } = services
  const today = req.context.circumstances.local.date
  const list = { size: recordsOnPage, patientOf: (key: PrescriptionKey) => key.patient_id }
  if (kind === 'queue') {
    const withinDays = status === 'ending' ? queueEndingWithinDays : undefined
    return listPage(services, req, {
      ...list,
      keyset: oldestFirst,
      read: (after, limit) => listPrescriptionQueue(prepared, { today, withinDays, after, limit }),
    })
  }
  const asked = {
    userId: clearance.actor.id,
    // What runs out is everybody's in care, whoever wrote it.
    onlyWritten: kind === 'written' && status !== 'ending',
    status,
    at,
    today,
  }
  return listPage(services, req, {
    ...list,
    keyset: newestFirst,
    read: async (before, limit) =>
      kind === 'none' ? [] : listPrescriptionsInCare(prepared, { ...asked, before, limit }),
  })
}

/** The list that one works from: the pharmacy's queue, or what a clinician wrote or has in care. */
export function listRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.prescriptions(),
    staffRoute(services, {
      action: 'prescription.list',
      event: 'prescription.listed',
      find: async (request) => {
        const kind = kindFor(request.clearance.actor)
        const status = statusOf(queryText(request.req, 'status'))
        const { rows, patientIds, links } = await findKeys(services, request, kind, status)
        return { rows, patientIds, links, kind, status, details: { list: kind, shown: rows.length } }
      },
      show: async ({ shell, receipt, req }, { kind, status, rows, links }) => {
        const common = {
          shell,
          time: services.time,
          today: req.context.circumstances.local.date,
          lines: await openLines(
            services,
            receipt,
            rows.map(({ id }) => id),
          ),
          pages: links(paths.prescriptions(), { status }),
          href: paths.prescription,
        }
        return kind === 'queue' ? (
          <DispensingQueuePage
            {...common}
            ending={
              status === 'ending'
                ? { withinDays: queueEndingWithinDays, allHref: paths.prescriptions() }
                : undefined
            }
            endingHref={`${paths.prescriptions()}?status=ending`}
          />
        ) : (
          <PrescriptionListPage
            {...common}
            kind={kind === 'written' ? 'written' : 'in-care'}
            action={paths.prescriptions()}
            status={status}
          />
        )
      },
    }),
  )
}
