import type { FoundPatient } from '../../models/queries/find-patients.ts'
import { PatientListPage } from '../../views/patients/patient-list-page.tsx'
import { mayBreakGlass } from '../access/refusal.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { askedPage, pageOf } from '../http/list-page.ts'
import { search } from '../http/search-text.ts'
import { staffRoute } from '../http/staff-route.ts'
import { byText } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { emergencyOffer } from './emergency-offer.ts'
import { openSummaries } from './open-summaries.ts'
import { searchPatients } from './search.ts'

const byRecordNumber = byText((row: FoundPatient) => row.record_number)

/** Finding patients: one's own, or everyone where the role sees demographics. */
export function patientListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patients(),
    staffRoute(services, {
      action: 'patient.search',
      event: 'patient.searched',
      find: async ({ req, clearance, at }) => {
        const asked = askedPage(services, req, { keyset: byRecordNumber, size: recordsOnPage })
        const { after, limit } = asked
        const { text, refused, found } = await search<{ found: readonly FoundPatient[] }>(req, 'q', {
          seek: async (typed) => ({
            found: await searchPatients(services, clearance.actor, { text: typed, after, limit, at }),
          }),
          nothing: { found: [] },
        })
        const { patientIds, links } = pageOf(asked, found, (row) => row.id)
        const offer =
          patientIds.length === 0 && refused === undefined
            ? await emergencyOffer(services, clearance.actor, text)
            : undefined
        const details = { shown: patientIds.length, searched: text !== '' || refused !== undefined }
        return {
          text,
          refused,
          patientIds,
          links,
          offer,
          details,
          ...(offer === undefined ? {} : { patientId: offer.patientId }),
        }
      },
      show: async ({ shell, receipt, clearance, req }, { patientIds, links, text, refused, offer }) => (
        <PatientListPage
          shell={shell}
          today={req.context.circumstances.local.date}
          q={text}
          refused={refused}
          patients={[...(await openSummaries(services, receipt, patientIds)).values()]}
          everyone={clearance.actor.patientScope === 'demographics'}
          href={paths.patient}
          pages={links(paths.patients(), { q: text })}
          offer={offer && { recordNumber: offer.recordNumber, href: paths.breakGlass(offer.patientId) }}
          emergencyHref={
            patientIds.length === 0 && text !== '' && mayBreakGlass(clearance.actor, 'chart.open')
              ? paths.findBehindGlass()
              : undefined
          }
          newPatient={clearance.actor.permissions.has('demographics.write') ? paths.newPatient() : undefined}
        />
      ),
    }),
  )
}
