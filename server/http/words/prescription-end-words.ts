import type { PrescriptionEnd } from '../../../models/queries/prescriptions/prescription-end.ts'
import type { FacilityTime } from '../facility-time.ts'

const by = (name: string | null) => (name === null ? '' : ` by ${name}`)

/** What a prescription has come to, who did it and when; undefined where it is open or a draft. */
export function prescriptionEndWords(
  end: PrescriptionEnd | undefined,
  time: FacilityTime,
): string | undefined {
  if (end === undefined) {
    return undefined
  }
  const { status, cancelled_at: cancelledAt, dispensed_at: dispensedAt, signed_at: signedAt } = end
  if (status === 'dispensed' && dispensedAt !== null) {
    return `This prescription was already dispensed${by(end.dispensed_by)} at ${time.dateTime(dispensedAt)}.`
  }
  if (status === 'cancelled' && cancelledAt !== null) {
    return `This prescription was cancelled${by(end.cancelled_by)} at ${time.dateTime(cancelledAt)}.`
  }
  return status === 'approved' && signedAt !== null
    ? `This prescription was already signed at ${time.dateTime(signedAt)}.`
    : undefined
}
