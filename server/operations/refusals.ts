import { dualAuthorizationRefusals } from '../dual-authorization/refusals.ts'
import { emergencyAccessRefusals } from '../emergency-access/refusals.ts'
import { prescriptionRefusals } from '../prescriptions/refusals.ts'

/** Why something cannot be done now, of every room. */
export const refusals = { ...dualAuthorizationRefusals, ...emergencyAccessRefusals, ...prescriptionRefusals }
