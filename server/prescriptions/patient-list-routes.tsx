import { listPrescriptionsOfPatient } from '../../models/queries/prescription-lists.ts'
import { OwnPrescriptionsPage } from '../../views/prescriptions/own-prescriptions-page.tsx'
import { PatientPrescriptionsPage } from '../../views/prescriptions/patient-prescriptions-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { patientRoute, type PatientVisit } from '../http/patient-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { openPatientIdentity } from '../patients/open-identity.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openLines } from './open-lines.ts'

/** A page of one patient's prescriptions, opened. */
async function openPatientPage(
  services: Services,
  { req, admission, receipt }: PatientVisit,
  withoutDrafts: boolean,
) {
  const { patientId } = admission
  const { rows, links } = await listPage(services, req, {
    keyset: newestFirst,
    size: recordsOnPage,
    read: (before, limit) =>
      listPrescriptionsOfPatient(services.prepared, { patientId, withoutDrafts, before, limit }),
  })
  return {
    lines: await openLines(
      services,
      receipt,
      rows.map(({ id }) => id),
    ),
    links,
  }
}

/** Everything prescribed for one patient: as clinicians see it, and as the patient does. */
export function patientListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patientPrescriptions.pattern,
    patientRoute(services, {
      action: 'chart.open',
      event: 'prescription.listed',
      show: async (visit) => {
        const { patientId, actor } = visit.admission
        const [{ identity }, { lines, links }] = await Promise.all([
          openPatientIdentity(services, visit.receipt, patientId),
          openPatientPage(services, visit, false),
        ])
        return (
          <PatientPrescriptionsPage
            shell={visit.shell}
            time={services.time}
            today={visit.req.context.circumstances.local.date}
            identity={identity}
            lines={lines}
            href={paths.prescription}
            chartHref={paths.patient(patientId)}
            newHref={
              actor.permissions.has('prescription.write') ? paths.newPrescription(patientId) : undefined
            }
            pages={links(paths.patientPrescriptions(patientId))}
          />
        )
      },
    }),
  )

  routes.get(
    paths.ownPrescriptions(),
    patientRoute(services, {
      action: 'own-record.open',
      event: 'own-prescriptions.viewed',
      show: async (visit) => {
        const { lines, links } = await openPatientPage(services, visit, true)
        return (
          <OwnPrescriptionsPage
            shell={visit.shell}
            time={services.time}
            today={visit.req.context.circumstances.local.date}
            lines={lines}
            pages={links(paths.ownPrescriptions())}
          />
        )
      },
    }),
  )
}
