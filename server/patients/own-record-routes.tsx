import { readEncounterPage } from '../../models/queries/encounter-rows.ts'
import { readHoldersOfRecord } from '../../models/queries/record-ties.ts'
import { OwnEncountersPage } from '../../views/patients/own-encounters-page.tsx'
import { AllergiesPage } from '../../views/patients/clinical/allergies-page.tsx'
import { ConditionsPage } from '../../views/patients/clinical/conditions-page.tsx'
import { OwnRecordPage } from '../../views/patients/own-record-page.tsx'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { patientRoute } from '../http/patient-route.ts'
import { queryText } from '../http/query.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openAllergyList } from './clinical/open-allergy-list.ts'
import { openConditionPage } from './clinical/open-condition-page.ts'
import { openChart, openEncounter } from './open-chart.ts'
import { openWithIdentity } from './open-identity.ts'

const pageSize = 20

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
            cursor: services.cursors.from(req),
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
        const before = readCursor(services.cursors.from(req))
        const { row, key } = await openWithIdentity(services, receipt, patientId, (prepared) =>
          readEncounterPage(prepared, { patientId, safety: false }, before, pageSize + 1),
        )
        const rows = row.encounter_rows ?? []
        const encounters = rows.slice(0, pageSize).map((one) => openEncounter(receipt, one, key))
        const last = rows.length > pageSize ? encounters.at(-1) : undefined
        const next =
          last === undefined ? undefined : services.cursors.seal(writeCursor(last.occurredAt, last.id))
        return (
          <OwnEncountersPage
            shell={shell}
            time={services.time}
            encounters={encounters}
            back={{ href: paths.ownRecord(), label: 'My record' }}
            older={next === undefined ? undefined : `${paths.ownEncounters()}?cursor=${next}`}
          />
        )
      },
    }),
  )
}
