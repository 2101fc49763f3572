import { limits } from '../../../config/security.ts'
import type { PreparedQueries } from '../../../models/prepared.ts'
import { sessionNetwork } from '../../access/networks.ts'
import { WindowLimit } from '../../accounts/window-limit.ts'
import type { Clock } from '../../clock.ts'

/**
 * Which forged forms of strangers are recorded: a few an hour from each network, and no more than some in all, so
 * that nobody can fill the log with them. Counted over all processes, on the house's clock.
 */
export class ForgedFormRecords {
  readonly #fromHere: WindowLimit
  readonly #inAll: WindowLimit

  constructor(house: { prepared: PreparedQueries; clock: Clock }) {
    const hourly = (name: string, count: number) => new WindowLimit(house, { name, count, seconds: 3_600 })
    this.#fromHere = hourly('forged-from', limits.forgedFormsPerAddressAndHour)
    this.#inAll = hourly('forged', limits.forgedFormsPerHour)
  }

  /** Counts one more. @returns whether it is one of those that are recorded */
  async mayRecord(address: string): Promise<boolean> {
    const tooMany =
      (await this.#fromHere.consume(sessionNetwork(address))) ?? (await this.#inAll.consume('all'))
    return tooMany === undefined
  }
}
