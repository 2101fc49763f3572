import type { PrescriptionEnd } from '../../../models/queries/prescriptions/prescription-end.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'

/** What a prescription has come to, who did it and when; undefined where it is open or a draft. */
export function prescriptionEndWords(end: PrescriptionEnd | undefined): MessageToSay | undefined {
  if (end === undefined) {
    return undefined
  }
  const { status, cancelled_at: cancelledAt, dispensed_at: dispensedAt, signed_at: signedAt } = end
  if (status === 'dispensed' && dispensedAt !== null) {
    return end.dispensed_by === null
      ? said('prescriptions.gone.dispensed', { at: dispensedAt })
      : said('prescriptions.gone.dispensed-by', { at: dispensedAt, who: end.dispensed_by })
  }
  if (status === 'cancelled' && cancelledAt !== null) {
    return end.cancelled_by === null
      ? said('prescriptions.gone.cancelled', { at: cancelledAt })
      : said('prescriptions.gone.cancelled-by', { at: cancelledAt, who: end.cancelled_by })
  }
  return status === 'approved' && signedAt !== null
    ? said('prescriptions.gone.signed', { at: signedAt })
    : undefined
}
