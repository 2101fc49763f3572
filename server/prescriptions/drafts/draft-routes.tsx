import { PrescriptionFormPage } from '../../../views/prescriptions/prescription-form-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { draftPrescription, medicineChoicesQuery } from './draft.ts'
import { lastDayFrom, usualDayFrom } from './prescription-form.ts'
import { said } from '../../../views/words/said.ts'

/** The form on which a prescription is written. */
export function draftRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(
    services,
    medicineChoicesQuery,
    ({ req, patientAccess, shell }, { safety, medications, filter }, { typed, errors }) => {
      const { patientId } = patientAccess
      const today = req.context.circumstances.local.date
      return (
        <PrescriptionFormPage
          shell={shell}
          time={services.time}
          today={today}
          lastDay={lastDayFrom(today)}
          safety={safety}
          medications={medications}
          filter={filter}
          typed={{ repeats: '0', expiresOn: usualDayFrom(today), ...typed }}
          errors={errors}
          action={paths.newPrescription(patientId)}
          chartHref={paths.patient(patientId)}
        />
      )
    },
    ({ typed }) => ({ medicationId: typed['medicationId'] }),
  )
  routes.form(
    paths.newPrescription.pattern,
    commandForm(services, draftPrescription, {
      page,
      done: (_context, { id }) => ({
        to: paths.prescription(id),
        notice: said('prescriptions.notice.draft-saved'),
      }),
    }),
  )
}
