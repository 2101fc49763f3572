import { DeathPage } from '../../../views/patients/demographics/death-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { formVersion } from '../../http/forms/form-version.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { lifeQuery, recordDeath } from './record-death.ts'
import { said } from '../../../views/words/said.ts'

/** Recording that a patient has died, and correcting it. */
export function deathRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(services, lifeQuery, ({ req, patientAccess, shell }, { identity, version }, form) => {
    const { patientId } = patientAccess
    return (
      <DeathPage
        shell={shell}
        today={req.context.circumstances.local.date}
        identity={identity}
        version={formVersion(form, version).version}
        typed={{
          died: identity.death ? 'yes' : '',
          diedOn: identity.death?.on ?? '',
          ...form.typed,
        }}
        errors={form.errors}
        action={paths.death(patientId)}
        back={paths.patient(patientId)}
      />
    )
  })
  const recorded = {
    yes: said('patients.notice.death-recorded'),
    no: said('patients.notice.patient-lives'),
  }
  routes.form(
    paths.death.pattern,
    commandForm(services, recordDeath, {
      page,
      done: ({ proof }, changed, { died }) => ({
        to: paths.patient(proof.patientId),
        notice: changed ? recorded[died] : said('patients.notice.nothing-changed'),
      }),
    }),
  )
}
