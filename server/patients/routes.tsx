import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { allergyRoutes } from './clinical/allergies/allergy-routes.tsx'
import { conditionRoutes } from './clinical/conditions/condition-routes.tsx'
import { historyRoutes } from './clinical/history-routes.tsx'
import { careTeamRoutes } from './care-team/care-team-routes.tsx'
import { chartRoutes } from './chart/chart-routes.tsx'
import { disclosureRoutes } from './disclosures/disclosure-routes.tsx'
import { deathRoutes } from './deaths/death-routes.tsx'
import { editRoutes } from './demographics/edit-routes.tsx'
import { encounterRoutes } from './encounters/encounter-routes.tsx'
import { copyRoutes } from './copy/routes.tsx'
import { erasureRoutes } from './erasure/routes.ts'
import { ownRecordRoutes } from './own-record/own-record-routes.tsx'
import { patientListRoutes } from './lists/patient-list-routes.tsx'
import { invitationRoutes } from './relationships/invitation-routes.tsx'
import { ownRelationshipRoutes } from './relationships/own-relationship-routes.tsx'
import { relationshipRoutes } from './relationships/relationship-routes.tsx'
import { vitalSignRoutes } from './vital-signs/vital-sign-routes.tsx'
import { resultRoutes } from './results/result-routes.tsx'
import { registerRoutes } from './demographics/register-routes.tsx'

/** Everything about patients. */
export function patientRoutes(routes: RouteTable, services: Services): void {
  patientListRoutes(routes, services)
  // Before the routes of one patient: “new” is no id.
  registerRoutes(routes, services)
  chartRoutes(routes, services)
  editRoutes(routes, services)
  careTeamRoutes(routes, services)
  deathRoutes(routes, services)
  allergyRoutes(routes, services)
  conditionRoutes(routes, services)
  historyRoutes(routes, services)
  encounterRoutes(routes, services)
  vitalSignRoutes(routes, services)
  resultRoutes(routes, services)
  disclosureRoutes(routes, services)
  ownRecordRoutes(routes, services)
  relationshipRoutes(routes, services)
  ownRelationshipRoutes(routes, services)
  invitationRoutes(routes, services)
  erasureRoutes(routes, services)
  copyRoutes(routes, services)
}
