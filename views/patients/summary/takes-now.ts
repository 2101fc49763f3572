import { Temporal } from 'temporal-polyfill'
import type { ChartPrescription } from '../chart.ts'

/** A prescription is said to end soon where its last day is no further off than so many days. */
const endingWithinDays = 7

/** Why a line of what is taken stands out. */
export type TakenState = 'signed' | 'unsigned' | 'ending' | 'supplied' | 'on-hold' | 'unknown' | 'elsewhere'

/** What is taken now, in groups that never hide each other. */
export type TakesNow = {
  /** Prescribed here: signed, waiting to be signed, or handed out in full and still lasting. */
  readonly here: readonly ChartPrescription[]
  /** As another system has them. */
  readonly elsewhere: readonly ChartPrescription[]
  /** Signed or written, and past their last day: nothing can be handed out on them. */
  readonly ranOut: readonly ChartPrescription[]
}

const ranOut = ({ status, expiresOn }: ChartPrescription, today: string): boolean =>
  (status === 'approved' || status === 'draft') && expiresOn !== null && expiresOn < today

/** Tells apart what is taken now. @param supplied handed out in full, and lasting until now */
export function takesNow(
  now: readonly ChartPrescription[],
  supplied: readonly ChartPrescription[],
  today: string,
): TakesNow {
  const holding = now.filter((one) => !ranOut(one, today))
  return {
    here: [...holding.filter(({ imported }) => !imported), ...supplied],
    elsewhere: holding.filter(({ imported }) => imported),
    ranOut: now.filter((one) => ranOut(one, today)),
  }
}

/** What a line says beside the directions. @param today the facility's date, YYYY-MM-DD */
export function takenState({ status, expiresOn }: ChartPrescription, today: string): TakenState {
  switch (status) {
    case 'draft':
      return 'unsigned'
    case 'dispensed':
      return 'supplied'
    case 'on-hold':
    case 'unknown':
      return status
    case 'imported':
      return 'elsewhere'
    default: {
      const soon = Temporal.PlainDate.from(today).add({ days: endingWithinDays }).toString()
      return expiresOn !== null && expiresOn <= soon ? 'ending' : 'signed'
    }
  }
}
