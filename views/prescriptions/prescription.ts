import type { PatientIdentity } from '../patients/chart.ts'
import type { ListedPatient } from '../patients/listed-patient.ts'

/** What is prescribed: as it was signed, or as the draft says. */
export type Order = {
  readonly medication: string
  readonly dose: string
  readonly route: string
  readonly frequency: string
  /** Of one dispensing. */
  readonly quantity: number | null
  readonly repeats: number
  /** YYYY-MM-DD */
  readonly expiresOn: string | null
  readonly instructions: string | null
  readonly prescriber: string | null
}

/** Whether the stored prescription is what was signed; `damaged` where its seal does not open. */
export type Trust = 'unsigned' | 'intact' | 'altered' | 'damaged'

/** A field that was changed after signing, in words. */
export type AlterationText = { readonly field: string; readonly signed: string; readonly stored: string }

export type Dispensed = {
  readonly id: string
  readonly quantity: number
  readonly dispensedAt: Date
  readonly pharmacist: string
}

/** One prescription in a list. */
export type PrescriptionLine = {
  readonly id: string
  readonly status: string
  readonly trust: Trust
  readonly order: Order
  /** How many dispensings may still follow. */
  readonly remaining: number
  readonly signedAt: Date | null
  readonly createdAt: Date
  readonly patient: ListedPatient
}

/** One prescription with all that happened to it. */
export type PrescriptionDetail = Omit<PrescriptionLine, 'patient'> & {
  readonly alterations: readonly AlterationText[]
  readonly dispensings: readonly Dispensed[]
  readonly cancelled: { readonly at: Date; readonly by: string | null; readonly reason: string | null } | null
}

/** What could harm a patient: substances, and what was noted in free text. */
export type PatientSafety = {
  readonly identity: PatientIdentity
  readonly allergies: readonly string[]
  readonly allergyNotes: string | null
}
