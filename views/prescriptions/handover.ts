/** What was said of a supply beside its quantity; null where it was not said. */
export type Handover = {
  readonly batch: string | null
  /** YYYY-MM-DD */
  readonly batchExpiresOn: string | null
  /** Why another product was handed over than the one prescribed. */
  readonly substitutionReason: string | null
  readonly counselling: 'given' | 'declined' | null
  /** What the patient was told, or how they declined. */
  readonly counsellingNote: string | null
  readonly collectedBy: 'patient' | 'other' | null
  readonly collectorName: string | null
  readonly collectorRelation: string | null
  readonly collectorIdSeen: string | null
}

/** Another product that may be handed over for the one prescribed. */
export type Substitute = { readonly id: string; readonly name: string }
