import { createHash } from 'node:crypto'
import type { Response } from 'express'
import type { LimitedKind, RequestLimitTable } from '../../config/request-limits.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import { countInWindow, giveBackInWindow } from '../../models/queries/window-counts.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { AuditTrail } from '../audit/trail.ts'
import type { Clock } from '../clock.ts'

/** Nothing that says who somebody is, or where, stands in the table of counts. */
const keyOf = (kind: LimitedKind, who: string) =>
  `request:${kind}:${createHash('sha256').update(who).digest('base64url')}`

/** Counts requests by kind, exactly over all processes because the database counts, in one statement each. */
export class RequestLimits {
  readonly #house: { readonly prepared: PreparedQueries; readonly trail: AuditTrail; readonly clock: Clock }
  readonly #table: RequestLimitTable

  constructor(
    house: { prepared: PreparedQueries; trail: AuditTrail; clock: Clock },
    table: RequestLimitTable,
  ) {
    this.#house = house
    this.#table = table
  }

  /**
   * Counts one more, and says on the answer how many are left and when the count begins anew. What is too much is put on
   * record once in each window.
   * @param asked.who the person, or the address or device of who has not signed in
   * @param asked.record what the audit row says of them
   * @returns whether it may be answered; where not, `Retry-After` stands on the answer
   */
  async take(
    res: Response,
    kind: LimitedKind,
    {
      who,
      record,
    }: { readonly who: string; readonly record: Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'> },
  ): Promise<boolean> {
    const { count: limit, seconds } = this.#table[kind]
    const { prepared, trail, clock } = this.#house
    const at = clock.now().getTime()
    const { count, endsAt } = await countInWindow(prepared, keyOf(kind, who), {
      at,
      endsAt: at + seconds * 1000,
    })
    const reset = Math.max(1, Math.ceil((endsAt - at) / 1000))
    res.setHeader('RateLimit-Limit', String(limit))
    res.setHeader('RateLimit-Remaining', String(Math.max(0, limit - count)))
    res.setHeader('RateLimit-Reset', String(reset))
    if (count <= limit) {
      return true
    }
    res.setHeader('Retry-After', String(reset))
    if (count === limit + 1) {
      await trail.append({
        ...record,
        event: 'request.limited',
        outcome: 'refused',
        rule: kind,
        details: { limit, seconds },
      })
    }
    return false
  }

  /** Takes back one that does not count after all. */
  async giveBack(kind: LimitedKind, who: string): Promise<void> {
    await giveBackInWindow(this.#house.prepared, keyOf(kind, who))
  }
}
