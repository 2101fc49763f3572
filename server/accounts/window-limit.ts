import { createHash } from 'node:crypto'
import type { PreparedQueries } from '../../models/prepared.ts'
import { countInWindow } from '../../models/queries/accounts/window-counts.ts'
import type { Clock } from '../clock.ts'

/** Nothing that says who somebody is, or where, stands in the table of counts. */
const hashed = (key: string) => createHash('sha256').update(key).digest('base64url')

/** How many of something a key may do in a window of time, counted over all processes on the house's own clock. */
export class WindowLimit {
  readonly #house: { readonly prepared: PreparedQueries; readonly clock: Clock }
  readonly #limit: { readonly name: string; readonly count: number; readonly seconds: number }

  /** @param limit.name sets the counts of this limit apart from those of others */
  constructor(
    house: { prepared: PreparedQueries; clock: Clock },
    limit: { name: string; count: number; seconds: number },
  ) {
    this.#house = house
    this.#limit = limit
  }

  /** Counts one more. @returns seconds to wait where there were too many */
  async consume(key: string): Promise<number | undefined> {
    return (await this.take(key))?.wait
  }

  /** The same. @returns also whether this is the first one too many of its window, which is recorded */
  async take(key: string): Promise<{ readonly wait: number; readonly first: boolean } | undefined> {
    const { name, count, seconds } = this.#limit
    const at = this.#house.clock.now().getTime()
    const window = { at, endsAt: at + seconds * 1000 }
    const counted = await countInWindow(this.#house.prepared, `${name}:${hashed(key)}`, window)
    return counted.count <= count
      ? undefined
      : { wait: Math.max(1, Math.ceil((counted.endsAt - at) / 1000)), first: counted.count === count + 1 }
  }
}
