import { Temporal } from 'temporal-polyfill'
import { daysOfSupply } from './dispensing/supply-interval.ts'

/** So many days longer than it lasts a supply may be taken: doses are forgotten. */
const forgottenDays = 14

/** What tells how long the last supply of a prescription lasts. */
export type LastSupply = Parameters<typeof daysOfSupply>[0] & {
  readonly status: string
  /** When it was last handed out, where it was. */
  readonly lastHanded: string | null
}

/**
 * Whether what was handed out in full may still be taken: as long as it lasts by its amount, and in any case for some months.
 * @param since the day, YYYY-MM-DD, since when anything that was handed out may
 */
export function mayStillBeTaken(supply: LastSupply, since: string, today: string): boolean {
  if (supply.status !== 'dispensed') return true
  if (supply.lastHanded === null) return false
  const [handed = ''] = supply.lastHanded.split('T')
  const days = daysOfSupply(supply)
  return (
    handed >= since ||
    (days !== undefined &&
      Temporal.PlainDate.from(handed)
        .add({ days: Math.ceil(days) + forgottenDays })
        .toString() >= today)
  )
}
