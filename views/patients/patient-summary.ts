import type { PatientIdentity } from './chart.ts'

/** Who a patient is, as lists show it. */
export type PatientSummary = PatientIdentity & {
  /** The last three characters only. */
  readonly maskedNationalId: string | null
  readonly phone: string | null
}
