/** A code of the medication catalogue. */
export type MedicationCode = { readonly system: string; readonly code: string; readonly name: string }
