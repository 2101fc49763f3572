import type { Response } from 'express'
import type { RequestLimit } from '../../../config/request-limits.ts'

/** What an answer says of a limit that it was counted for. */
export type ToldLimit = {
  readonly name: string
  readonly limit: RequestLimit
  readonly remaining: number
  /** Until the count begins anew. */
  readonly secondsLeft: number
}

/**
 * Says on an answer how many requests are left and until when: `RateLimit` and `RateLimit-Policy`, in which several limits
 * stand beside each other (draft-ietf-httpapi-ratelimit-headers-10), and the three headers before them, which have room for
 * one, the one told last.
 */
export function tellLimit(res: Response, { name, limit, remaining, secondsLeft }: ToldLimit): void {
  res.append('RateLimit-Policy', `"${name}";q=${limit.count};w=${limit.seconds}`)
  res.append('RateLimit', `"${name}";r=${remaining};t=${secondsLeft}`)
  res.setHeader('RateLimit-Limit', String(limit.count))
  res.setHeader('RateLimit-Remaining', String(remaining))
  res.setHeader('RateLimit-Reset', String(secondsLeft))
}
