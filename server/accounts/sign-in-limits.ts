import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '../../config/security.ts'

const hashed = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url')

async function consume(limiter: RateLimiterPostgres, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    }
    throw error
  }
}

/**
 * Counts of wrong answers, exact over all processes because the database counts: for an account from one address, and
 * for an account from anywhere. An attempt is counted before the password is looked at and given back when it was right,
 * so that many at once cannot slip through.
 */
export class SignInLimits {
  readonly #here: RateLimiterPostgres
  readonly #anywhere: RateLimiterPostgres
  readonly #costly: RateLimiterPostgres
  readonly #linksOfAccount: RateLimiterPostgres
  readonly #linksOfAddress: RateLimiterPostgres

  constructor(pool: pg.Pool) {
    const make = (keyPrefix: string, points: number, duration: number, blockDuration: number) =>
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix,
        points,
        duration,
        blockDuration,
        clearExpiredByTimeout: false,
      })
    const lockSeconds = limits.failedSignInsLockMinutes * 60
    this.#here = make('sign-in-here', limits.failedSignIns, lockSeconds, lockSeconds)
    this.#anywhere = make('sign-in', limits.failedSignInsAnywhere, 3_600, lockSeconds)
    this.#costly = make('costly', limits.costlyRequestsPerMinute, 60, 0)
    this.#linksOfAccount = make('links', limits.linksPerAccountAndHour, 3_600, 0)
    this.#linksOfAddress = make('links-from', limits.linksPerAddressAndHour, 3_600, 0)
  }

  /** Takes one attempt. @returns whether it may be looked at */
  async attempt(account: string, address: string): Promise<boolean> {
    const here = await consume(this.#here, hashed(account, address))
    const anywhere = here === undefined ? await consume(this.#anywhere, hashed(account)) : here
    return here === undefined && anywhere === undefined
  }

  /** Clears the counts of an account from this address after a right answer. */
  async succeeded(account: string, address: string): Promise<void> {
    await Promise.all([
      this.#here.delete(hashed(account, address)),
      this.#anywhere.reward(hashed(account), 1),
    ])
  }

  /** Counts a costly request. @returns seconds to wait where there were too many from this address */
  async costlyRequest(address: string): Promise<number | undefined> {
    return consume(this.#costly, hashed(address))
  }

  /**
   * Counts a link that was asked for by mail, whether or not anybody gets it.
   * @param account what was typed to say whose it is
   * @returns seconds to wait where there were too many, for this account or from this address
   */
  async linkAskedFor(account: string, address: string): Promise<number | undefined> {
    const fromHere = await consume(this.#linksOfAddress, hashed(address))
    return fromHere ?? consume(this.#linksOfAccount, hashed(account))
  }
}
