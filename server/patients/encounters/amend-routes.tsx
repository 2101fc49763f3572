import { EncounterFormPage } from '../../../views/patients/encounters/encounter-form-page.tsx'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { amendEncounter, encounterQuery } from './amend-encounter.ts'
import { offersOf } from './diagnosis-offers.ts'
import { asTyped, onlyAsks, recordedNotice } from './form-words.ts'

/** Amending an encounter. */
export function amendRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  routes.form(
    paths.amendEncounter.pattern,
    commandForm(services, amendEncounter, {
      onlyAsks,
      page: formPage(
        services,
        encounterQuery,
        (visit, { identity, encounter, offers }, form) => {
          const { patientId } = visit.patientAccess
          const typed = { ...asTyped(services, encounter), ...form.typed }
          return (
            <EncounterFormPage
              shell={visit.shell}
              today={visit.req.context.circumstances.local.date}
              identity={identity}
              typed={typed}
              which={time.which(typed['occurredAt'])}
              errors={form.errors}
              action={paths.amendEncounter(patientId, encounter.id)}
              chartHref={paths.patient(patientId)}
              amends
              withoutTime={encounter.occurredOn !== null}
              offers={offers}
              script={services.assets.url('combobox.js')}
            />
          )
        },
        offersOf,
      ),
      done: ({ proof }, { problems }) => ({
        to: paths.patient(proof.patientId),
        notice: recordedNotice('patients.notice.amendment-recorded', problems),
      }),
    }),
  )
}
