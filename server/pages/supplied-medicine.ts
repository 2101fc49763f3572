/** What left the pharmacy, or came back: nothing of whom it is for. */
export type SuppliedMedicine = {
  readonly kind: 'dispensed' | 'reversed'
  readonly dispensingId: string
  readonly prescriptionId: string
  /** The product of the catalogue that was handed over. */
  readonly medicationId: string
  readonly quantity: number
  /** As the pharmacist said it, where they did; never of what came back. */
  readonly batch: string | null
  readonly batchExpiresOn: string | null
  readonly at: Date
}
