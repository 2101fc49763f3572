import type { SuppliedPrescription } from '../../../models/queries/prescriptions/supplied-prescriptions.ts'
import { countSupplies } from '../dispensing/supply-count.ts'
import { daysOfSupply, nextSupplyDue, tooSoon } from '../dispensing/supply-interval.ts'

/**
 * Which of these wait for the day of their next supply, or had one today and nobody can say for how long it lasts.
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
      const days = daysOfSupply({ ...order, repeatAfterDays })
      const last = handed.at(-1)
      const handedOn = last === undefined ? undefined : dayOf(new Date(last.at))
      return (
        tooSoon({ ...count, days, dueOn: nextSupplyDue(count, days, dayOf), handedOn }, today) !== undefined
      )
    })
    .map(({ id }) => id)
