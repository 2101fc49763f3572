import { createHash } from 'node:crypto'
import type { Response } from 'express'
import {
  limitOf,
  type LimitedKind,
  type RequestLimit,
  type RequestLimitTable,
} from '../../../config/request-limits.ts'
import type { PreparedQueries } from '../../../models/prepared.ts'
import { countInWindow, giveBackInWindow } from '../../../models/queries/accounts/window-counts.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import type { AuditTrail } from '../../audit/trail.ts'
import type { Clock } from '../../clock.ts'
import { Turns } from '../../turns.ts'
import { LeasedCounts, type LeaseResult } from './leased-counts.ts'
import { tellLimit } from './tell-limit.ts'

/** Every request is one of these; programs are told how many are left, people only once few are. */
export type GeneralKind = 'page' | 'before-sign-in' | 'api'

const toldFromTheStart: ReadonlySet<LimitedKind> = new Set(['api'])

/** Whose request it is. */
export type Requester = {
  /** The person, or the address or device of anyone who has not signed in. */
  readonly who: string
  readonly roleName?: string
  /** What the audit row says of them. */
  readonly record: Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'>
}

/** Nothing that says who somebody is, or where, stands in the table of counts. */
const keyOf = (kind: LimitedKind, who: string) =>
  `request:${kind}:${createHash('sha256').update(who).digest('base64url')}`

/** Counts requests by kind, exactly over all processes because the database counts. */
export class RequestLimits {
  readonly #house: { readonly prepared: PreparedQueries; readonly trail: AuditTrail; readonly clock: Clock }
  readonly #table: RequestLimitTable
  readonly #general: LeasedCounts
  readonly #turns = new Turns()

  constructor(
    house: { prepared: PreparedQueries; trail: AuditTrail; clock: Clock },
    table: RequestLimitTable,
  ) {
    this.#house = house
    this.#table = table
    this.#general = new LeasedCounts(house)
  }

  /**
   * Counts one more of a kind that costs much, in one statement, and says on the answer how many are left and when the count
   * begins anew. What is too much is recorded once in each window.
   * @returns whether it may be answered; where not, `Retry-After` stands on the answer
   */
  async take(res: Response, kind: LimitedKind, asking: Requester): Promise<boolean> {
    const limit = limitOf(this.#table, kind, asking.roleName)
    const { count, endsAt } = await this.#count(keyOf(kind, asking.who), limit)
    const taken = {
      granted: count <= limit.count,
      remaining: Math.max(0, limit.count - count),
      endsAt,
    }
    this.#tell(res, kind, { limit, taken })
    if (count === limit.count + 1) {
      await this.#record(kind, limit, asking)
    }
    return taken.granted
  }

  /** Counts one more of all requests; the same as `take`, but nearly always without a statement. */
  async takeGeneral(res: Response, kind: GeneralKind, asking: Requester): Promise<boolean> {
    const limit = limitOf(this.#table, kind, asking.roleName)
    const taken = await this.#general.take(keyOf(kind, asking.who), limit)
    if (!taken.granted || toldFromTheStart.has(kind) || taken.remaining < limit.count / 10) {
      this.#tell(res, kind, { limit, taken })
    }
    if (taken.firstRefusal) {
      await this.#recordFirst(kind, limit, asking)
    }
    return taken.granted
  }

  /**
   * Counts a try, has it looked at, and takes it back where it was right. One after the other for each asker: what is being
   * looked at counts, and would refuse others in the meantime that may be right.
   * @param look gives what was right, undefined where it was wrong
   * @returns what was right, undefined where it was wrong; 'refused' where it may not be looked at
   */
  async tryInTurn<Value>(
    res: Response,
    kind: LimitedKind,
    asking: Requester,
    look: () => Promise<Value | undefined>,
  ): Promise<Value | 'refused' | undefined> {
    const key = keyOf(kind, asking.who)
    return this.#turns.inTurn(key, async () => {
      if (!(await this.take(res, kind, asking))) {
        return 'refused'
      }
      const right = await look()
      if (right !== undefined) {
        await giveBackInWindow(this.#house.prepared, key)
      }
      return right
    })
  }

  #count(key: string, { seconds }: RequestLimit) {
    const at = this.#house.clock.now().getTime()
    return countInWindow(this.#house.prepared, key, { at, endsAt: at + seconds * 1000 })
  }

  #tell(
    res: Response,
    kind: LimitedKind,
    { limit, taken }: { limit: RequestLimit; taken: Omit<LeaseResult, 'firstRefusal'> },
  ): void {
    const seconds = Math.max(1, Math.ceil((taken.endsAt - this.#house.clock.now().getTime()) / 1000))
    tellLimit(res, { name: kind, limit, remaining: taken.remaining, secondsLeft: seconds })
    if (!taken.granted) {
      res.setHeader('Retry-After', String(seconds))
    }
  }

  /** The first refusal in a window, of those that the processes see first, is recorded. */
  async #recordFirst(kind: LimitedKind, limit: RequestLimit, asking: Requester): Promise<void> {
    const { count } = await this.#count(`${keyOf(kind, asking.who)}:refused`, limit)
    if (count === 1) {
      await this.#record(kind, limit, asking)
    }
  }

  async #record(kind: LimitedKind, { count, seconds }: RequestLimit, { record }: Requester): Promise<void> {
    await this.#house.trail.append({
      ...record,
      event: 'request.limited',
      outcome: 'refused',
      rule: kind,
      details: { limit: count, seconds },
    })
  }
}
