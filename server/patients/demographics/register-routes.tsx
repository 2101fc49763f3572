import { RegisterPatientPage } from '../../../views/patients/demographics/register-patient-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { registerPatient, registrationQuery } from './register-patient.ts'
import { said } from '../../../views/words/said.ts'

/** Registering a new patient. */
export function registerRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(
    services,
    registrationQuery,
    ({ req, shell }, { duplicates, more, clinical }, { typed, errors }) => (
      <RegisterPatientPage
        shell={shell}
        today={req.context.circumstances.local.date}
        typed={typed}
        errors={errors}
        clinical={clinical}
        duplicates={duplicates}
        moreDuplicates={more}
        href={paths.patient}
      />
    ),
    ({ givenName, familyName, birthDate, nationalId }) => ({ givenName, familyName, birthDate, nationalId }),
  )
  routes.form(
    paths.newPatient(),
    staffCommandForm(services, registerPatient, {
      page,
      done: (_context, { id, recordNumber, mayOpen }) => ({
        to: mayOpen ? paths.patient(id) : paths.patients(),
        notice: said('patients.notice.registered', { recordNumber }),
      }),
    }),
  )
}
