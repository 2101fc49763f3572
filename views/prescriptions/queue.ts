import type { Allergies } from '../patients/clinical/allergy.ts'
import type { PatientIdentity } from '../patients/chart.ts'
import type { UnreadablePatient } from '../patients/demographics/listed-patient.ts'
import type { PrescriptionLine } from './prescription.ts'

/** Somebody for whom something is to be dispensed, with what they must not be given. */
export type QueuePatient = PatientIdentity & { readonly allergies: Allergies }

/** A prescription of the queue. */
export type QueueLine = PrescriptionLine & {
  readonly lastSupplied: Date | undefined
  readonly endsSoon: boolean
  /** Why the next supply would come too soon, where it would. */
  readonly soon: 'before-its-day' | 'same-day' | undefined
  /** Something speaks against it: a reason for it was given and has to be read, or has to be given now. */
  readonly conflict: 'answered' | 'unanswered' | undefined
}

/** One patient's part of the queue. */
export type QueueGroup = {
  readonly patient: QueuePatient | UnreadablePatient
  readonly lines: readonly QueueLine[]
  /** How many they have open, whatever the queue was narrowed by. */
  readonly open: number
  /** Whether it goes on from the page before, or on the one after. */
  readonly continued: boolean
  readonly goesOn: boolean
}
