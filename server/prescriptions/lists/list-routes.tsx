import { queueEndingWithinDays } from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import { DispensingQueuePage } from '../../../views/prescriptions/dispensing-queue-page.tsx'
import { PrescriptionListPage } from '../../../views/prescriptions/prescription-list-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf, addressWith } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { refusedWords } from '../../http/words/refused-words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { prescriptionListQuery } from './list-prescriptions.ts'

/** The list that one works from: the pharmacy's queue, or what a clinician wrote or has in care. */
export function listRoutes(routes: RouteTable, services: Services): void {
  const address = paths.prescriptions()
  routes.get(
    address,
    staffQueryPage(services, prescriptionListQuery, ({ shell, req, clearance }, listed) => {
      const common = { shell, time: services.time, today: req.context.circumstances.local.date }
      if (listed.kind === 'queue') {
        const { filter, text, refused, groups, counts, page } = listed
        return (
          <DispensingQueuePage
            {...common}
            groups={groups}
            filter={filter}
            counts={counts}
            q={text}
            refused={refused && refusedWords(refused.code, refused.values).reason}
            endingWithinDays={queueEndingWithinDays}
            address={(narrowedBy) => addressWith(address, narrowedBy)}
            pages={linksOf(page, address, { status: filter, q: text })}
          />
        )
      }
      const { kind, status, lines, page } = listed
      return (
        <PrescriptionListPage
          {...common}
          lines={lines}
          pages={linksOf(page, address, { status })}
          href={paths.prescription}
          kind={kind === 'written' ? 'written' : 'in-care'}
          action={address}
          status={status}
          toSignHref={clearance.actor.permissions.has('prescription.sign') ? paths.toSign() : undefined}
        />
      )
    }),
  )
}
