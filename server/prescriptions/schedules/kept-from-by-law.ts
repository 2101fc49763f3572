import type { Unlawful } from '../../../views/prescriptions/by-law.tsx'
import type { PrescriptionDetail } from '../../../views/prescriptions/prescription.ts'
import { daysOfCourse } from '../dispensing/supply-interval.ts'
import { faultsOfSchedule, noSupplyBySchedule } from './schedule-rules.ts'

/**
 * What the law keeps somebody from who may sign a prescription, or hand over on it, as it stands today.
 * @param today the facility's date, YYYY-MM-DD
 */
export function keptFromByLaw(
  { schedule, order, supply, signedAt }: PrescriptionDetail,
  today: string,
  who: {
    readonly maySign: boolean
    readonly maySupply: boolean
    readonly dayOf: (at: Date) => string
  },
): Unlawful | undefined {
  if (who.maySign) {
    const [why] = faultsOfSchedule(schedule, { ...order, days: daysOfCourse(order) }, today)
    return why === undefined ? undefined : { keepsFrom: 'signing', why }
  }
  if (who.maySupply && supply !== undefined && signedAt !== null) {
    const why = noSupplyBySchedule(schedule, supply, { issuedOn: who.dayOf(signedAt), today })
    return why === undefined ? undefined : { keepsFrom: 'supply', why }
  }
  return undefined
}
