import { PatientListPage } from '../../views/patients/patient-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { queryText } from '../http/query.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { emergencyOffer } from './emergency-offer.ts'
import { openSummaries } from './open-summaries.ts'
import { searchPatients } from './search.ts'

/** Finding patients: one's own, or everyone where the role sees demographics. */
export function patientListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patients(),
    staffRoute(services, {
      action: 'patient.search',
      event: 'patient.searched',
      find: async ({ req, clearance, at }) => {
        const text = queryText(req, 'q')
        const result = await searchPatients(services, clearance.actor, {
          text,
          after: queryText(req, 'cursor', 40),
          at,
        })
        const offer =
          result.patientIds.length === 0 ? await emergencyOffer(services, clearance.actor, text) : undefined
        const details = { shown: result.patientIds.length, searched: text !== '' }
        return {
          ...result,
          text,
          offer,
          details,
          ...(offer === undefined ? {} : { patientId: offer.patientId }),
        }
      },
      show: async ({ shell, receipt, clearance, req }, { patientIds, next, text, offer }) => (
        <PatientListPage
          shell={shell}
          today={req.context.circumstances.local.date}
          q={text}
          patients={[...(await openSummaries(services, receipt, patientIds)).values()]}
          everyone={clearance.actor.patientScope === 'demographics'}
          href={paths.patient}
          next={
            next === undefined
              ? undefined
              : `${paths.patients()}?${new URLSearchParams({ q: text, cursor: next }).toString()}`
          }
          offer={offer && { recordNumber: offer.recordNumber, href: paths.breakGlass(offer.patientId) }}
          newPatient={clearance.actor.permissions.has('demographics.write') ? paths.newPatient() : undefined}
        />
      ),
    }),
  )
}
