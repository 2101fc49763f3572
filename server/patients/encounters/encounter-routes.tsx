import { EncounterFormPage } from '../../../views/patients/encounters/encounter-form-page.tsx'
import { EncounterListPage } from '../../../views/patients/encounters/encounter-list-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { commandForm, formPage, queryPage } from '../../http/faces/operation-faces.ts'
import type { RecordedPatientRequest } from '../../http/routes/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { offersOf } from './diagnosis-offers.ts'
import { amendRoutes } from './amend-routes.tsx'
import { onlyAsks, recordedNotice } from './form-words.ts'
import { encountersQuery } from './list-encounters.ts'
import { newEncounterQuery, recordEncounter } from './record-encounter.ts'

const todayOf = ({ req }: RecordedPatientRequest) => req.context.circumstances.local.date

/** Reading encounters, and writing new ones and amendments. */
export function encounterRoutes(routes: RouteTable, services: Services): void {
  const { time } = services

  routes.get(
    paths.encounters.pattern,
    queryPage(services, encountersQuery, (visit, { identity, encounters, page }) => {
      const { patientId } = visit.patientAccess
      return (
        <EncounterListPage
          shell={visit.shell}
          time={time}
          today={todayOf(visit)}
          identity={identity}
          encounters={encounters}
          chartHref={paths.patient(patientId)}
          amendHref={(id) => paths.amendEncounter(patientId, id)}
          pages={linksOf(page, paths.encounters(patientId))}
        />
      )
    }),
  )

  routes.form(
    paths.newEncounter.pattern,
    commandForm(services, recordEncounter, {
      onlyAsks,
      page: formPage(
        services,
        newEncounterQuery,
        (visit, { identity, offers }, form) => {
          const { patientId } = visit.patientAccess
          const typed: Record<string, string> = {
            ...time.momentTyped('occurredAt', visit.at),
            kind: 'ambulatory',
            ...form.typed,
          }
          return (
            <EncounterFormPage
              shell={visit.shell}
              today={todayOf(visit)}
              identity={identity}
              typed={typed}
              which={time.which(typed['occurredAt'])}
              errors={form.errors}
              action={paths.newEncounter(patientId)}
              chartHref={paths.patient(patientId)}
              offers={offers}
              script={services.assets.url('combobox.js')}
            />
          )
        },
        offersOf,
      ),
      done: ({ proof }, { problems }) => ({
        to: paths.patient(proof.patientId),
        notice: recordedNotice('patients.notice.encounter-recorded', problems),
      }),
    }),
  )

  amendRoutes(routes, services)
}
