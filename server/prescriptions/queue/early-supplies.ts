import type { SuppliedPrescription } from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import { countSupplies } from '../dispensing/supply-count.ts'
import { daysOfSupply, nextSupplyDue } from '../dispensing/supply-interval.ts'

/**
 * Which of these wait for the day of their next supply.
 * @param today the facility's date, YYYY-MM-DD
 * @param dayOf the facility's date of a moment
 */
export const earlySupplies = (
  supplied: readonly SuppliedPrescription[],
  { today, dayOf }: { readonly today: string; readonly dayOf: (at: Date) => string },
): readonly string[] =>
  supplied
    .filter(({ handed, repeat_after_days: repeatAfterDays, ...order }) => {
      const count = countSupplies(
        order,
        handed.map(({ quantity, at }) => ({ quantity, at: new Date(at) })),
      )
      const dueOn = nextSupplyDue(count, daysOfSupply({ ...order, repeatAfterDays }), dayOf)
      return dueOn !== undefined && dueOn > today
    })
    .map(({ id }) => id)
