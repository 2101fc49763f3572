import type { PrescriptionDetail, Supply } from './prescription.ts'

/** What can still happen with a prescription with which its reader can do nothing now. @param today YYYY-MM-DD */
export function whatNow({ status, trust, order, supply }: PrescriptionDetail, today: string): string {
  const expired = order.expiresOn !== null && order.expiresOn < today
  if (trust === 'altered') {
    return 'Nothing can be dispensed on this prescription.'
  }
  if (status === 'draft') {
    return expired
      ? 'Its last day has passed unsigned. Write a new one.'
      : 'It waits for its prescriber to sign it.'
  }
  if (status === 'approved') {
    return expired
      ? 'Its last day has passed. Nothing more can be dispensed on it.'
      : supply?.begun === true
        ? `The pharmacy owes ${supply.owed} of ${supply.quantity}.`
        : `The pharmacy can dispense it ${timesMore(supply)}.`
  }
  return 'Nothing is left to do with this prescription.'
}

function timesMore(supply: Supply | undefined): string {
  const times = supply === undefined ? 1 : supply.of - supply.current + 1
  return times === 1 ? 'once more' : `${times} more times`
}
