import type { Request } from 'express'
import type { Origin } from '../audit/entry.ts'

/** Where a request came from, as audit rows say it: the route's pattern stands for its address. */
export function originOf(req: Request): Origin {
  const { id, address, route, deviceId, userAgent } = req.context
  const browser = userAgent === '' ? {} : { userAgent }
  const origin = { requestId: id, address, method: req.method, route, ...browser }
  return deviceId === undefined ? origin : { ...origin, deviceId }
}
