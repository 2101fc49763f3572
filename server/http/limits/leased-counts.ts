import { LRUCache } from 'lru-cache'
import type { RequestLimit } from '../../../config/request-limits.ts'
import type { PreparedQueries } from '../../../models/prepared.ts'
import { countInWindow } from '../../../models/queries/accounts/window-counts.ts'
import type { Clock } from '../../clock.ts'

/** Reserved at once at most, and at most this part of a limit: a small limit is counted one by one. */
const mostAtOnce = 50
const leastPart = 20

/** So many keys are remembered; what is forgotten counts as used. */
const mostKeys = 20_000

/** What a process has reserved of a window and not given yet; `counted` is what all processes have reserved. */
type Lease = { left: number; refused: boolean; readonly counted: number; readonly endsAt: number }

export type LeaseResult = {
  readonly granted: boolean
  /** Not granted, for the first time that this process sees in the window. */
  readonly firstRefusal: boolean
  /** How many are left, at least: what other processes have reserved counts as used. */
  readonly remaining: number
  readonly endsAt: number
}

/**
 * Counts in windows of time for what every request does. The database is the one that counts, but a process reserves some
 * at once there and gives them out by itself: no more are granted than the limit, over all processes, and nearly every
 * request waits for no statement.
 */
export class LeasedCounts {
  readonly #house: { readonly prepared: PreparedQueries; readonly clock: Clock }
  readonly #leases = new LRUCache<string, Lease>({ max: mostKeys })
  readonly #reserving = new Map<string, Promise<void>>()

  constructor(house: { prepared: PreparedQueries; clock: Clock }) {
    this.#house = house
  }

  /** Takes one, where there is one left in the key's window. @throws the driver's error where nothing can be counted */
  async take(key: string, limit: RequestLimit): Promise<LeaseResult> {
    for (;;) {
      const lease = this.#current(key)
      if (lease !== undefined && (lease.left > 0 || lease.counted >= limit.count)) {
        const granted = lease.left > 0
        const firstRefusal = !granted && !lease.refused
        lease.left -= granted ? 1 : 0
        lease.refused ||= !granted
        const remaining = Math.max(0, limit.count - lease.counted) + lease.left
        return { granted, firstRefusal, remaining, endsAt: lease.endsAt }
      }
      await this.#reserve(key, limit)
    }
  }

  /** The lease of a window that is not over. */
  #current(key: string): Lease | undefined {
    const lease = this.#leases.get(key)
    return lease !== undefined && lease.endsAt > this.#house.clock.now().getTime() ? lease : undefined
  }

  /** Reserves some more; those who ask at the same time wait for the same statement. */
  async #reserve(key: string, limit: RequestLimit): Promise<void> {
    const reserving = this.#reserving.get(key) ?? this.#askFor(key, limit)
    this.#reserving.set(key, reserving)
    try {
      await reserving
    } finally {
      this.#reserving.delete(key)
    }
  }

  async #askFor(key: string, { count, seconds }: RequestLimit): Promise<void> {
    const left = count - (this.#current(key)?.counted ?? 0)
    const by = Math.max(1, Math.min(mostAtOnce, Math.floor(left / leastPart)))
    const at = this.#house.clock.now().getTime()
    const window = { at, endsAt: at + seconds * 1000 }
    const { count: counted, endsAt } = await countInWindow(this.#house.prepared, key, window, by)
    // What was reserved lies between the count before and this one; what lies above the limit is not granted.
    const granted = Math.min(by, Math.max(0, count - (counted - by)))
    this.#leases.set(key, { left: granted, refused: false, counted, endsAt })
  }
}
