import { listPrescriptionsOfPatient } from '../../models/queries/prescription-lists.ts'
import { OwnPrescriptionsPage } from '../../views/prescriptions/own-prescriptions-page.tsx'
import { PatientPrescriptionsPage } from '../../views/prescriptions/patient-prescriptions-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { patientRoute, type PatientVisit } from '../http/patient-route.ts'
import { openIdentity } from '../patients/open-identity.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { cursorOf, newest, pageHref, pageOf, pageSize } from './cursor.ts'
import { openLines } from './open-lines.ts'

/** A page of one patient's prescriptions, opened. */
async function openPatientPage(
  services: Services,
  { req, admission, receipt }: PatientVisit,
  withoutDrafts: boolean,
) {
  const found = await listPrescriptionsOfPatient(services.prepared, {
    patientId: admission.patientId,
    withoutDrafts,
    before: cursorOf(services.cursors.from(req), newest),
    limit: pageSize + 1,
  })
  const { ids, next } = pageOf(found)
  return { lines: await openLines(services, receipt, ids), next }
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
        const [{ identity }, { lines, next }] = await Promise.all([
          openIdentity(services, visit.receipt, patientId),
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
            older={pageHref(services.cursors, paths.patientPrescriptions(patientId), next)}
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
        const { lines, next } = await openPatientPage(services, visit, true)
        return (
          <OwnPrescriptionsPage
            shell={visit.shell}
            time={services.time}
            today={visit.req.context.circumstances.local.date}
            lines={lines}
            older={pageHref(services.cursors, paths.ownPrescriptions(), next)}
          />
        )
      },
    }),
  )
}
