import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '../../config/security.ts'
import { sessionNetwork } from '../access/networks.ts'

async function takes(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      return false
    }
    throw error
  }
}

/**
 * Which forged forms of strangers are put on record: a few an hour from each network, and no more than some in all, so
 * that nobody can fill the log with them. Each process counts for itself.
 */
export class ForgedFormRecords {
  readonly #fromHere = new RateLimiterMemory({ points: limits.forgedFormsPerAddressAndHour, duration: 3_600 })
  readonly #inAll = new RateLimiterMemory({ points: limits.forgedFormsPerHour, duration: 3_600 })

  async mayRecord(address: string): Promise<boolean> {
    return (await takes(this.#fromHere, sessionNetwork(address))) && takes(this.#inAll, 'all')
  }
}
