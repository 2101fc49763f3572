import { EditPatientPage } from '../../../views/patients/demographics/edit-patient-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { formVersion } from '../../http/forms/form-version.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { detailsQuery, editPatient } from './edit-patient.ts'
import { said } from '../../../views/words/said.ts'

/** A browser sends nothing for a box without a tick. */
const unticked = { onlyOneName: '', birthDateUnknown: '' }

/** Changing who a patient is and how to reach them. */
export function editRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(services, detailsQuery, ({ req, patientAccess, shell }, details, form) => {
    const { identity, version, fields, clinical } = details
    const { patientId } = patientAccess
    const { typed, errors } = form
    return (
      <EditPatientPage
        shell={shell}
        today={req.context.circumstances.local.date}
        identity={identity}
        recorded={fields}
        typed={Object.keys(typed).length === 0 ? fields : { ...fields, ...unticked, ...typed }}
        {...formVersion(form, version)}
        errors={errors}
        clinical={clinical}
        action={paths.editPatient(patientId)}
        chartHref={paths.patient(patientId)}
      />
    )
  })
  routes.form(
    paths.editPatient.pattern,
    commandForm(services, editPatient, {
      page,
      done: ({ proof }, changed) => ({
        to: paths.patient(proof.patientId),
        notice:
          changed.length === 0
            ? said('patients.notice.nothing-changed')
            : said('patients.notice.details-changed'),
      }),
    }),
  )
}
