import type { Words } from '../words/words.ts'
import type { PrescriptionDetail } from './prescription.ts'

/** What is to be done with a prescription, in a sentence. */
export function whatNow(
  { say }: Words,
  { status, trust, order, supply }: PrescriptionDetail,
  today: string,
): string {
  const expired = order.expiresOn !== null && order.expiresOn < today
  if (trust === 'altered') {
    return say('prescriptions.what-now.altered')
  }
  if (status === 'draft') {
    return expired ? say('prescriptions.what-now.unsigned-over') : say('prescriptions.what-now.to-sign')
  }
  if (status === 'approved') {
    return expired
      ? say('prescriptions.what-now.over')
      : supply?.begun === true
        ? say('prescriptions.what-now.owed', { owed: supply.owed, quantity: supply.quantity })
        : say('prescriptions.what-now.to-dispense', {
            times: supply === undefined ? 1 : supply.of - supply.current + 1,
          })
  }
  return say('prescriptions.what-now.nothing')
}
