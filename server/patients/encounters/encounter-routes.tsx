import { EncounterFormPage } from '../../../views/patients/encounters/encounter-form-page.tsx'
import { EncounterListPage } from '../../../views/patients/encounters/encounter-list-page.tsx'
import type { ChartEncounter } from '../../../views/patients/chart.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { commandForm, formPage, queryPage } from '../../http/faces/operation-faces.ts'
import type { RecordedPatientRequest } from '../../http/routes/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { amendEncounter, encounterQuery } from './amend-encounter.ts'
import { encountersQuery } from './list-encounters.ts'
import { newEncounterQuery, recordEncounter } from './record-encounter.ts'
import { said } from '../../../views/words/said.ts'

const todayOf = ({ req }: RecordedPatientRequest) => req.context.circumstances.local.date

/** What the form of an amendment begins with. */
const asTyped = ({ time }: Services, before: ChartEncounter): Record<string, string> => ({
  kind: before.kind,
  ...(before.occurredOn === null
    ? time.momentTyped('occurredAt', before.occurredAt)
    : { occurredAt: before.occurredOn }),
  reason: before.reason ?? '',
  notes: before.notes ?? '',
  diagnoses: before.diagnoses ?? '',
})

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
      page: formPage(services, newEncounterQuery, (visit, { identity }, form) => {
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
          />
        )
      }),
      done: ({ proof }) => ({
        to: paths.patient(proof.patientId),
        notice: said('patients.notice.encounter-recorded'),
      }),
    }),
  )

  routes.form(
    paths.amendEncounter.pattern,
    commandForm(services, amendEncounter, {
      page: formPage(services, encounterQuery, (visit, { identity, encounter }, form) => {
        const { patientId } = visit.patientAccess
        const typed = { ...asTyped(services, encounter), ...form.typed }
        return (
          <EncounterFormPage
            shell={visit.shell}
            today={todayOf(visit)}
            identity={identity}
            typed={typed}
            which={time.which(typed['occurredAt'])}
            errors={form.errors}
            action={paths.amendEncounter(patientId, encounter.id)}
            chartHref={paths.patient(patientId)}
            amends
            withoutTime={encounter.occurredOn !== null}
          />
        )
      }),
      done: ({ proof }) => ({
        to: paths.patient(proof.patientId),
        notice: said('patients.notice.amendment-recorded'),
      }),
    }),
  )
}
