import { accountRefusals } from '../accounts/refusals.ts'
import { auditRefusals } from '../audit/refusals.ts'
import { diagnosesRefusals } from '../diagnoses/refusals.ts'
import { dualAuthorizationRefusals } from '../dual-authorization/refusals.ts'
import { emergencyAccessRefusals } from '../emergency-access/refusals.ts'
import { facilityRefusals } from '../facility/refusals.ts'
import { pageRefusals } from '../pages/refusals.ts'
import { patientRefusals } from '../patients/refusals.ts'
import { prescriptionRefusals } from '../prescriptions/refusals.ts'
import { administrationRefusals } from '../administration/refusals.ts'
import { securityRefusals } from '../security/refusals.ts'
import { wardRefusals } from '../wards/refusals.ts'
import type { RefusalRule } from './refusal-rule.ts'

/** What every room says. */
const everywhere = {
  'no-such-thing': { status: 404, toldAs: 'not-found' },
  unavailable: { status: 503 },
  'search-twice': { status: 422 },
  'search-too-long': { status: 422 },
  'search-fits-many': { status: 422 },
  'no-such-place': { status: 400, toldAs: 'bad-cursor' },
} as const satisfies Record<string, RefusalRule>

/** What each room says: one after the other, so that a test can tell where two say the same code. */
export const refusalsOfRooms = [
  everywhere,
  accountRefusals,
  auditRefusals,
  diagnosesRefusals,
  dualAuthorizationRefusals,
  emergencyAccessRefusals,
  facilityRefusals,
  pageRefusals,
  patientRefusals,
  prescriptionRefusals,
  administrationRefusals,
  securityRefusals,
  wardRefusals,
]

/** Why something cannot be done now, of every room. */
export const refusals = {
  ...everywhere,
  ...accountRefusals,
  ...auditRefusals,
  ...diagnosesRefusals,
  ...dualAuthorizationRefusals,
  ...emergencyAccessRefusals,
  ...facilityRefusals,
  ...pageRefusals,
  ...patientRefusals,
  ...prescriptionRefusals,
  ...administrationRefusals,
  ...securityRefusals,
  ...wardRefusals,
}
