import type { RequestHandler } from 'express'
import { sourceLanguage } from '../views/words/languages.ts'
import { localMoment } from '../server/access/hours.ts'
import { plainAddress } from '../server/access/networks.ts'
import type { Circumstances } from '../server/access/actor.ts'
import type { Clock } from '../server/clock.ts'
import { newId } from '../models/new-id.ts'
import { newNonce } from '../server/http/nonce.ts'
import '../server/http/request-context.ts'

const minute = 60_000

/** The facility's wall clock only changes with the minute, and computing with time zones is expensive. */
function localMomentOfMinute(timeZone: string): (at: Date) => Circumstances['local'] {
  let known: { minute: number; local: Circumstances['local'] } | undefined
  return (at) => {
    const current = Math.floor(at.getTime() / minute)
    if (known?.minute !== current) {
      known = { minute: current, local: localMoment(at, timeZone) }
    }
    return known.local
  }
}

/** Gives each request its id, time, address and nonce. */
export function requestContext(options: {
  clock: Clock
  timeZone: string
  administrationNetworks: readonly string[]
}): RequestHandler {
  const localAt = localMomentOfMinute(options.timeZone)
  return (req, _res, next) => {
    const at = options.clock.now()
    const address = plainAddress(req.ip)
    req.context = {
      id: newId(),
      at,
      address,
      userAgent: (req.get('user-agent') ?? '').slice(0, 400),
      nonce: newNonce(),
      circumstances: {
        at,
        local: localAt(at),
        address,
        administrationNetworks: options.administrationNetworks,
      },
      language: sourceLanguage,
      facts: { stored: undefined, session: undefined, subject: undefined, relationship: undefined },
      session: { kind: 'anonymous' },
      route: 'unmatched',
    }
    next()
  }
}
