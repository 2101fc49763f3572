/** A request for emergency access beyond the day's limit, in plain values. */
export type EmergencyRequest = {
  readonly id: string
  /** Null where it is for one’s own work outside hours and networks. */
  readonly patientId: string | null
  readonly recordNumber: string | null
  readonly userName: string
  readonly roleTitle: string
  readonly ward: string | null
  readonly reasonCode: string
  readonly reason: string
  readonly requestedAt: Date
  readonly expiresAt: Date
  readonly standing: 'waiting' | 'approved' | 'refused' | 'expired' | 'superseded'
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
}
