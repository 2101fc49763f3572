/** A dispensing, its sealed texts as JSON carries them (hex), the product where it was another one, and who took it back. */
export type DispensingRow = {
  readonly id: string
  readonly quantity: number
  readonly dispensed_at: string
  readonly pharmacist: string
  readonly early_reason: string | null
  readonly override_reason: string | null
  readonly handover: string | null
  readonly given: string | null
  readonly reversal_id: string | null
  readonly reversal_reason: string | null
  readonly reversed_at: string | null
  readonly reversed_by: string | null
}
