import { OwnPrescriptionsPage } from '../../../views/prescriptions/own-prescriptions-page.tsx'
import { PatientPrescriptionsPage } from '../../../views/prescriptions/patient-prescriptions-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { queryPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { ownPrescriptionsQuery, prescriptionsOfPatientQuery } from './list-of-patient.ts'

/** Everything prescribed for one patient: as clinicians see it, and as the patient does. */
export function patientListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patientPrescriptions.pattern,
    queryPage(services, prescriptionsOfPatientQuery, ({ req, patientAccess, shell }, listed) => {
      const { patientId } = patientAccess
      return (
        <PatientPrescriptionsPage
          shell={shell}
          time={services.time}
          today={req.context.circumstances.local.date}
          identity={listed.identity}
          lines={listed.lines}
          href={paths.prescription}
          chartHref={paths.patient(patientId)}
          newHref={listed.mayWrite ? paths.newPrescription(patientId) : undefined}
          pages={linksOf(listed.page, paths.patientPrescriptions(patientId))}
        />
      )
    }),
  )

  routes.get(
    paths.ownPrescriptions(),
    queryPage(services, ownPrescriptionsQuery, ({ req, shell }, { lines, page }) => (
      <OwnPrescriptionsPage
        shell={shell}
        time={shell.time}
        today={req.context.circumstances.local.date}
        lines={lines}
        pages={linksOf(page, paths.ownPrescriptions())}
      />
    )),
  )
}
