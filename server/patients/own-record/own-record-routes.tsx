import { OwnEncountersPage } from '../../../views/patients/encounters/own-encounters-page.tsx'
import { AllergiesPage } from '../../../views/patients/clinical/allergies-page.tsx'
import { ConditionsPage } from '../../../views/patients/clinical/conditions-page.tsx'
import { VitalSignsPage } from '../../../views/patients/vital-signs/vital-signs-page.tsx'
import { OwnRecordPage } from '../../../views/patients/own-record/own-record-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { queryPage } from '../../http/faces/operation-faces.ts'
import { pageProps } from '../../http/faces/page-props.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { conditionsShown } from '../clinical/conditions/conditions-shown.ts'
import { ownConditionsQuery } from '../clinical/conditions/list-conditions.ts'
import { ownEncountersQuery } from '../encounters/list-encounters.ts'
import { ownVitalSignsQuery } from '../vital-signs/read-vital-signs.ts'
import { ownAllergiesQuery, ownRecordQuery } from './own-record.ts'

/** The patient's own record. */
export function ownRecordRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  const back = { href: paths.ownRecord(), label: 'My record' }

  routes.get(
    paths.ownRecord(),
    queryPage(services, ownRecordQuery, (visit, { chart, relationships }) => (
      <OwnRecordPage
        {...pageProps(services, visit)}
        chart={chart}
        relationships={relationships}
        links={{
          encounters: paths.ownEncounters(),
          prescriptions: paths.ownPrescriptions(),
          disclosures: paths.ownDisclosures(),
          allergies: paths.ownAllergies(),
          conditions: paths.ownConditions(),
          vitalSigns: paths.ownVitalSigns(),
        }}
      />
    )),
  )

  routes.get(
    paths.ownAllergies(),
    queryPage(services, ownAllergiesQuery, (visit, opened) => (
      <AllergiesPage {...pageProps(services, visit)} {...opened} back={back} own />
    )),
  )

  routes.get(
    paths.ownConditions(),
    queryPage(services, ownConditionsQuery, (visit, opened) => (
      <ConditionsPage
        {...pageProps(services, visit)}
        {...conditionsShown(opened, paths.ownConditions())}
        pages={linksOf(opened.page, paths.ownConditions(), { show: opened.filter })}
        back={back}
        own
      />
    )),
  )

  routes.get(
    paths.ownVitalSigns(),
    queryPage(services, ownVitalSignsQuery, (visit, { page, ...opened }) => (
      <VitalSignsPage
        {...pageProps(services, visit)}
        {...opened}
        address={paths.ownVitalSigns()}
        back={back}
        pages={linksOf(page, paths.ownVitalSigns(), { kind: opened.kind ?? '' })}
        own
      />
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
