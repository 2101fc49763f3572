import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { PreparedQueries } from '../models/prepared.ts'
import { noteForwardingHeader } from '../models/queries/http/note-forwarding-header.ts'
import { plainAddress, withinNetworks } from '../server/access/networks.ts'

/** Where a proxy of the facility stands; what strangers on the internet send says nothing. */
const innerNetworks = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
]

const hourMs = 3_600_000

/** So many machines are remembered: one that makes addresses up fills no table. */
const mostRemembered = 20

/**
 * Notes that a machine of the facility's own sends forwarding headers although it is no trusted proxy: `medguard
 * security-check` then warns that it may hide everybody's address. The headers are believed no more for that. Once an hour
 * for each machine, and no request waits for it.
 */
export function noteForwardingHeaders(options: {
  prepared: PreparedQueries
  log: Logger
  trusts: (address: string | undefined) => boolean
}): RequestHandler {
  const { prepared, log, trusts } = options
  const noted = new Map<string, number>()
  return (req, _res, next) => {
    if (req.headers['x-forwarded-for'] !== undefined || req.headers['forwarded'] !== undefined) {
      const { remoteAddress } = req.socket
      const address = plainAddress(remoteAddress)
      const { at } = req.context
      const last = noted.get(address)
      const due = last === undefined ? noted.size < mostRemembered : at.getTime() - last >= hourMs
      if (due && !trusts(remoteAddress) && withinNetworks(innerNetworks, address)) {
        noted.set(address, at.getTime())
        noteForwardingHeader(prepared, { address, at }).catch((error: unknown) => {
          log.warn({ name: error instanceof Error ? error.name : typeof error }, 'a header was not noted')
        })
      }
    }
    next()
  }
}
