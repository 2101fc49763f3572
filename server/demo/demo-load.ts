import type { Transaction } from 'sequelize'
import { Temporal } from 'temporal-polyfill'
import type { Services } from '../services.ts'
import { assertDemo } from './demo-only.ts'
import { DemoJournal } from './journal.ts'

/** One loading of the demo's data, in one transaction: only with this at hand is anything of it made. */
export class DemoLoad {
  readonly services: Services
  readonly transaction: Transaction
  /** When it is loaded: everything of the demo lies before. */
  readonly at: Date
  readonly journal: DemoJournal
  readonly #zone: string

  /** @throws outside demo mode */
  constructor(services: Services, transaction: Transaction) {
    assertDemo(services.environment)
    this.services = services
    this.transaction = transaction
    this.at = services.clock.now()
    this.#zone = services.environment.FACILITY_TIME_ZONE
    this.journal = new DemoJournal(this.at)
  }

  /** A moment by the facility's clock, some days back. @param minuteOfDay since midnight */
  moment(daysAgo: number, minuteOfDay: number): Date {
    const local = this.#day(-daysAgo).toZonedDateTime({ timeZone: this.#zone })
    return new Date(local.add({ minutes: minuteOfDay }).epochMilliseconds)
  }

  /** A day of the facility's calendar as YYYY-MM-DD; negative for the past. */
  day(daysFromNow: number): string {
    return this.#day(daysFromNow).toString()
  }

  #day(daysFromNow: number): Temporal.PlainDate {
    const now = Temporal.Instant.fromEpochMilliseconds(this.at.getTime())
    return now.toZonedDateTimeISO(this.#zone).toPlainDate().add({ days: daysFromNow })
  }
}
