import { Temporal } from 'temporal-polyfill'
import type { StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'

/** A stretch of whole days of the facility. */
export type Period = {
  /** First and last day, YYYY-MM-DD. */
  readonly firstDay: string
  readonly lastDay: string
  readonly from: Date
  /** Exclusive, and never after now: what begins while one reads is not half in it. */
  readonly until: Date
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

function dayOf(text: string): Temporal.PlainDate | undefined {
  try {
    return isDay.test(text) ? Temporal.PlainDate.from(text, { overflow: 'reject' }) : undefined
  } catch {
    return undefined
  }
}

/** The period from one day to another; what is missing or no day is the last twelve months. */
export function askedPeriod(
  services: Services,
  { at, today }: Pick<StaffContext, 'at' | 'today'>,
  asked: { readonly from: string; readonly to: string },
): Period {
  const last = dayOf(asked.to) ?? Temporal.PlainDate.from(today)
  const first = dayOf(asked.from) ?? last.subtract({ years: 1 }).add({ days: 1 })
  const end = services.time.dayBegins(last.add({ days: 1 }).toString())
  return {
    firstDay: first.toString(),
    lastDay: last.toString(),
    from: services.time.dayBegins(first.toString()),
    until: end < at ? end : at,
  }
}
