import { OwnEncountersPage } from '../../views/patients/own-encounters-page.tsx'
import { AllergiesPage } from '../../views/patients/clinical/allergies-page.tsx'
import { ConditionsPage } from '../../views/patients/clinical/conditions-page.tsx'
import { OwnRecordPage } from '../../views/patients/own-record-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { linksOf } from '../http/list-page.ts'
import { queryPage } from '../http/operation-faces.ts'
import type { PatientVisit } from '../http/patient-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { conditionsShown } from './clinical/conditions-shown.ts'
import { ownConditionsQuery } from './clinical/list-conditions.ts'
import { ownEncountersQuery } from './list-encounters.ts'
import { ownAllergiesQuery, ownRecordQuery } from './own-record.ts'

/** The patient's own record. */
export function ownRecordRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  const back = { href: paths.ownRecord(), label: 'My record' }
  const page = ({ shell, req }: PatientVisit) => ({
    shell,
    time,
    today: req.context.circumstances.local.date,
  })

  routes.get(
    paths.ownRecord(),
    queryPage(services, ownRecordQuery, (visit, { chart, ties }) => (
      <OwnRecordPage
        {...page(visit)}
        chart={chart}
        ties={ties}
        links={{
          encounters: paths.ownEncounters(),
          prescriptions: paths.ownPrescriptions(),
          disclosures: paths.ownDisclosures(),
          allergies: paths.ownAllergies(),
          conditions: paths.ownConditions(),
        }}
      />
    )),
  )

  routes.get(
    paths.ownAllergies(),
    queryPage(services, ownAllergiesQuery, (visit, opened) => (
      <AllergiesPage {...page(visit)} {...opened} back={back} own />
    )),
  )

  routes.get(
    paths.ownConditions(),
    queryPage(services, ownConditionsQuery, (visit, opened) => (
      <ConditionsPage {...page(visit)} {...conditionsShown(opened, paths.ownConditions())} back={back} own />
    )),
  )

  routes.get(
    paths.ownEncounters(),
    queryPage(services, ownEncountersQuery, ({ shell }, { encounters, page: listed }) => (
      <OwnEncountersPage
        shell={shell}
        time={time}
        encounters={encounters}
        back={back}
        pages={linksOf(listed, paths.ownEncounters())}
      />
    )),
  )
}
