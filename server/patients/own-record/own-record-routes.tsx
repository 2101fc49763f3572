import type { Words } from '../../../views/words/words.ts'
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

const back = ({ say }: Words) => ({ href: paths.ownRecord(), label: say('patients.copy.my-record') })

/** The patient's own record. */
export function ownRecordRoutes(routes: RouteTable, services: Services): void {
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
          results: paths.ownResults(),
        }}
      />
    )),
  )

  routes.get(
    paths.ownAllergies(),
    queryPage(services, ownAllergiesQuery, (visit, opened) => (
      <AllergiesPage {...pageProps(services, visit)} {...opened} back={back(visit.shell.words)} own />
    )),
  )

  routes.get(
    paths.ownConditions(),
    queryPage(services, ownConditionsQuery, (visit, opened) => (
      <ConditionsPage
        {...pageProps(services, visit)}
        {...conditionsShown(opened, paths.ownConditions())}
        pages={linksOf(opened.page, paths.ownConditions(), { show: opened.filter })}
        back={back(visit.shell.words)}
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
        back={back(visit.shell.words)}
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
        time={shell.time}
        encounters={encounters}
        back={back(shell.words)}
        pages={linksOf(listed, paths.ownEncounters())}
      />
    )),
  )
}
