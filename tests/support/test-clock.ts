import type { Clock } from '../../server/clock.ts'

/** Where the clocks of all tests begin: on a Wednesday at 10:00 in Johannesburg. */
export const beginning = '2026-03-04T08:00:00Z'

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #now = new Date(beginning)

  now(): Date {
    return new Date(this.#now)
  }

  set(iso: string): void {
    this.#now = new Date(iso)
  }

  /** Moves on; for a fresh TOTP code, 30 seconds. */
  advance(step: { seconds?: number; minutes?: number; hours?: number; days?: number }): void {
    const { seconds = 0, minutes = 0, hours = 0, days = 0 } = step
    this.#now = new Date(
      this.#now.getTime() + seconds * 1000 + minutes * 60_000 + hours * 3_600_000 + days * 86_400_000,
    )
  }
}
