import { PatientListPage } from '../../../views/patients/patient-list-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { refusedWords } from '../../http/words/refused-words.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { patientListQuery } from './list-patients.ts'

/** Finding patients: one's own, or everyone where the role sees demographics. */
export function patientListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.patients(),
    staffQueryPage(services, patientListQuery, ({ shell, req }, listed) => {
      const { text, refused, offer } = listed
      return (
        <PatientListPage
          shell={shell}
          today={req.context.circumstances.local.date}
          q={text}
          refused={refused && refusedWords(refused.code, refused.values).reason}
          patients={listed.patients}
          everyone={listed.everyone}
          href={paths.patient}
          pages={linksOf(listed.page, paths.patients(), { q: text })}
          offer={offer && { recordNumber: offer.recordNumber, href: paths.breakGlass(offer.patientId) }}
          emergencyHref={listed.mayLookBehindGlass ? paths.findBehindGlass() : undefined}
          newPatient={listed.mayRegister ? paths.newPatient() : undefined}
        />
      )
    }),
  )
}
