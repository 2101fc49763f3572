import { HistoryFormPage } from '../../../views/patients/clinical/history-form-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { formVersion } from '../../http/forms/form-version.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { medicalHistoryQuery, writeMedicalHistory } from './medical-history.ts'

/** Writing the medical history, and the free notes on allergies. */
export function historyRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(services, medicalHistoryQuery, (visit, { identity, version, recorded }, form) => {
    const { patientId } = visit.patientAccess
    return (
      <HistoryFormPage
        shell={visit.shell}
        time={services.time}
        today={visit.req.context.circumstances.local.date}
        identity={identity}
        typed={{ ...recorded, ...form.typed }}
        recorded={recorded}
        errors={form.errors}
        action={paths.medicalHistory(patientId)}
        back={paths.patient(patientId)}
        {...formVersion(form, version)}
      />
    )
  })
  routes.form(
    paths.medicalHistory.pattern,
    commandForm(services, writeMedicalHistory, {
      page,
      done: ({ proof }, changed) => ({
        to: paths.patient(proof.patientId),
        notice: changed
          ? said('patients.notice.medical-history-saved')
          : said('patients.notice.nothing-changed'),
      }),
    }),
  )
}
