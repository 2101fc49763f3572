import { PatientListPage } from '../../views/patients/patient-list-page.tsx'
import { mayBreakGlass } from '../access/refusal.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { search } from '../http/search-text.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { emergencyOffer } from './emergency-offer.ts'
import { openSummaries } from './open-summaries.ts'
import { searchPatients, type SearchResult } from './search.ts'

/** Finding patients: one's own, or everyone where the role sees demographics. */
export function patientListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patients(),
    staffRoute(services, {
      action: 'patient.search',
      event: 'patient.searched',
      find: async ({ req, clearance, at }) => {
        const result = await search<SearchResult>(req, 'q', {
          seek: (text) =>
            searchPatients(services, clearance.actor, { text, after: services.cursors.from(req), at }),
          nothing: { patientIds: [], next: undefined },
        })
        const { text, refused, patientIds } = result
        const offer =
          patientIds.length === 0 && refused === undefined
            ? await emergencyOffer(services, clearance.actor, text)
            : undefined
        const details = { shown: patientIds.length, searched: text !== '' || refused !== undefined }
        return {
          ...result,
          offer,
          details,
          ...(offer === undefined ? {} : { patientId: offer.patientId }),
        }
      },
      show: async ({ shell, receipt, clearance, req }, { patientIds, next, text, refused, offer }) => (
        <PatientListPage
          shell={shell}
          today={req.context.circumstances.local.date}
          q={text}
          refused={refused}
          patients={[...(await openSummaries(services, receipt, patientIds)).values()]}
          everyone={clearance.actor.patientScope === 'demographics'}
          href={paths.patient}
          next={
            next === undefined
              ? undefined
              : `${paths.patients()}?${new URLSearchParams({ q: text, cursor: services.cursors.seal(next) }).toString()}`
          }
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
