import { queueEndingWithinDays } from '../../../models/queries/prescriptions/prescription-lists.ts'
import { DispensingQueuePage } from '../../../views/prescriptions/dispensing-queue-page.tsx'
import { PrescriptionListPage } from '../../../views/prescriptions/prescription-list-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { prescriptionListQuery } from './list-prescriptions.ts'

/** The list that one works from: the pharmacy's queue, or what a clinician wrote or has in care. */
export function listRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.prescriptions(),
    staffQueryPage(services, prescriptionListQuery, ({ shell, req }, { kind, status, lines, page }) => {
      const common = {
        shell,
        time: services.time,
        today: req.context.circumstances.local.date,
        lines,
        pages: linksOf(page, paths.prescriptions(), { status }),
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
    }),
  )
}
