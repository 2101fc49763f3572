import type { Allergies } from '../patients/clinical/allergy.ts'
import type { PatientIdentity } from '../patients/chart.ts'
import type { Handover } from './handover.ts'
import type { TakenAs } from './safety-comparison.ts'
import type { ListedPatient } from '../patients/demographics/listed-patient.ts'

/** What is prescribed: as it was signed, or as the draft says. */
export type Order = {
  readonly medication: string
  readonly dose: string
  readonly route: string
  readonly frequency: string
  /** Of one dispensing. */
  readonly quantity: number | null
  /** Null where another system did not say it. */
  readonly repeats: number | null
  /** YYYY-MM-DD */
  readonly expiresOn: string | null
  readonly instructions: string | null
  readonly prescriber: string | null
  /** After how many days it may be repeated, where the prescriber said so. */
  readonly repeatAfterDays: number | null
  /** Why it is prescribed although something speaks against it, and what did: nothing where no reason was needed. */
  readonly overrideReason: string | null
  readonly overridden: readonly ('allergy' | 'medicine')[]
}

/** How far a prescription has been supplied. */
export type Supply = {
  /** Of one supply. */
  readonly quantity: number
  /** How many supplies there are, which one is under way or next, and how much of it is still owed. */
  readonly of: number
  readonly current: number
  readonly owed: number
  /** Whether a part of the current one was handed over. */
  readonly begun: boolean
  readonly supplied: number
  readonly total: number
  /** The last day on which something was handed over, YYYY-MM-DD. */
  readonly handedOn: string | undefined
  /** How many days a supply lasts, and from which day the next one is due, YYYY-MM-DD; where that is known. */
  readonly days: number | undefined
  readonly dueOn: string | undefined
}

/** Whether the stored prescription is what was signed; `damaged` where its seal does not open. */
export type Trust = 'unsigned' | 'intact' | 'altered' | 'damaged'

/** A field that was changed after signing, in words. */
export type AlterationText = { readonly field: string; readonly signed: string; readonly stored: string }

export type DispensedSupply = {
  readonly id: string
  readonly quantity: number
  readonly dispensedAt: Date
  readonly pharmacist: string
  readonly earlyReason: string | null
  readonly overrideReason: string | null
  /** Another product than the one prescribed, where it was. */
  readonly given: string | null
  readonly handover: Handover | null
  readonly reversed: { readonly at: Date; readonly by: string; readonly reason: string } | null
}

/** That it was not dispensed, and why. */
export type NotDispensedEntry = {
  readonly id: string
  readonly reason: string
  readonly note: string | null
  readonly at: Date
  readonly pharmacist: string
}

/** One prescription in a list. */
export type PrescriptionLine = {
  readonly id: string
  readonly status: string
  readonly trust: Trust
  readonly order: Order
  /** The products that were handed over, where any of them was another than the one prescribed. */
  readonly handedOver: readonly string[]
  /** Absent where another system did not say a quantity, or how often it may be repeated. */
  readonly supply: Supply | undefined
  readonly signedAt: Date | null
  /** When it was written: the moment here; as another system said it, a partial date; null where that said nothing. */
  readonly written: Date | string | null
  readonly patient: ListedPatient
}

/** One prescription with all that happened to it. */
export type PrescriptionDetail = Omit<PrescriptionLine, 'patient'> & {
  /** The schedule of the medicine (South Africa); null where the catalogue does not say it. */
  readonly schedule: number | null
  readonly alterations: readonly AlterationText[]
  readonly dispensings: readonly DispensedSupply[]
  readonly notDispensed: readonly NotDispensedEntry[]
  readonly cancelled: { readonly at: Date; readonly by: string | null; readonly reason: string | null } | null
}

/** A medicine that a patient takes, or may be taking. */
export type TakenMedicine = {
  readonly id: string
  readonly name: string
  /** The products that were handed over, where any of them was another than the one prescribed. */
  readonly handedOver: readonly string[]
  readonly dose: string
  readonly frequency: string
  /** YYYY-MM-DD */
  readonly expiresOn: string | null
  readonly takenAs: TakenAs
}

/** What could harm a patient: every allergy that counts, whether anybody has asked, what was noted in free text, and what they take. */
export type PatientSafety = {
  readonly identity: PatientIdentity
  readonly allergies: Allergies
  readonly allergyNotes: string | null
  /** What they take, or may be taking, the newest first. */
  readonly takes: readonly TakenMedicine[]
}
