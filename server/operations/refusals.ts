import { prescriptionRefusals } from '../prescriptions/refusals.ts'

/** Why something cannot be done now, of every room. */
export const refusals = { ...prescriptionRefusals }
