import { readEncounterPage } from '../../models/queries/encounter-rows.ts'
import { readHoldersOfRecord } from '../../models/queries/record-ties.ts'
import { OwnEncountersPage } from '../../views/patients/own-encounters-page.tsx'
import { AllergiesPage } from '../../views/patients/clinical/allergies-page.tsx'
import { ConditionsPage } from '../../views/patients/clinical/conditions-page.tsx'
import { OwnRecordPage } from '../../views/patients/own-record-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { askedPage, pageOf } from '../http/list-page.ts'
import { patientRoute } from '../http/patient-route.ts'
import { queryText } from '../http/query.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openAllergyList } from './clinical/open-allergy-list.ts'
import { conditionList, openConditionPage } from './clinical/open-condition-page.ts'
import { openChart, openEncounter } from './open-chart.ts'
import { openWithIdentity } from './open-identity.ts'

/** The patient's own record. */
export function ownRecordRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.ownRecord(),
    patientRoute(services, {
      action: 'own-record.open',
      event: 'own-record.viewed',
      show: async ({ req, admission, receipt, shell }) => (
        <OwnRecordPage
          shell={shell}
          time={services.time}
          today={req.context.circumstances.local.date}
          chart={await openChart(services, receipt, admission.patientId)}
          ties={await readHoldersOfRecord(services.prepared, admission.patientId)}
          links={{
            encounters: paths.ownEncounters(),
            prescriptions: paths.ownPrescriptions(),
            disclosures: paths.ownDisclosures(),
            allergies: paths.ownAllergies(),
            conditions: paths.ownConditions(),
          }}
        />
      ),
    }),
  )

  routes.get(
    paths.ownAllergies(),
    patientRoute(services, {
      action: 'own-record.open',
      event: 'own-record.viewed',
      show: async ({ req, admission, receipt, shell }) => (
        <AllergiesPage
          shell={shell}
          time={services.time}
          today={req.context.circumstances.local.date}
          {...await openAllergyList(services, receipt, admission.patientId)}
          back={{ href: paths.ownRecord(), label: 'My record' }}
          own
        />
      ),
    }),
  )

  routes.get(
    paths.ownConditions(),
    patientRoute(services, {
      action: 'own-record.open',
      event: 'own-record.viewed',
      show: async ({ req, admission, receipt, shell }) => (
        <ConditionsPage
          shell={shell}
          time={services.time}
          today={req.context.circumstances.local.date}
          {...await openConditionPage(services, receipt, admission.patientId, {
            show: queryText(req, 'show', 20),
            page: askedPage(services, req, conditionList),
            path: paths.ownConditions(),
          })}
          back={{ href: paths.ownRecord(), label: 'My record' }}
          own
        />
      ),
    }),
  )

  routes.get(
    paths.ownEncounters(),
    patientRoute(services, {
      action: 'own-record.open',
      event: 'own-record.viewed',
      show: async ({ req, admission, receipt, shell }) => {
        const { patientId } = admission
        const page = askedPage(services, req, { keyset: newestFirst, size: recordsOnPage })
        const { row, key } = await openWithIdentity(services, receipt, patientId, (prepared) =>
          readEncounterPage(prepared, { patientId, safety: false }, page.after, page.limit),
        )
        const { rows, links } = pageOf(page, row.encounter_rows ?? [])
        return (
          <OwnEncountersPage
            shell={shell}
            time={services.time}
            encounters={rows.map((one) => openEncounter(receipt, one, key))}
            back={{ href: paths.ownRecord(), label: 'My record' }}
            pages={links(paths.ownEncounters())}
          />
        )
      },
    }),
  )
}
