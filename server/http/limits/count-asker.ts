import type { Request } from 'express'
import { sessionNetwork } from '../../access/networks.ts'
import { mustNotBeTooCostly } from '../../accounts/costly-requests.ts'
import { peopleOf } from '../../accounts/known-device.ts'
import { personAsking } from '../../accounts/person-asking.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Services } from '../../services.ts'
import { readKnownDevice } from '../sessions/known-device-cookie.ts'
import { originOf } from '../origin.ts'

/** For whom a stranger's request counts: the people of a browser that somebody has signed in from, else the address. */
export function askerOf({ sessionSecrets }: Pick<Services, 'sessionSecrets'>, req: Request): string {
  const device = readKnownDevice(req, sessionSecrets)
  return device === undefined ? sessionNetwork(req.context.address) : `people ${peopleOf(device)}`
}

/**
 * Counts a request that costs much, for whoever asks. Who has proved a password counts for themselves: a whole shift takes
 * its second step behind one address.
 * @throws Refused (429) where there were too many
 */
export async function countAsker(services: Services, req: Request): Promise<void> {
  const { session } = req.context
  const origin = originOf(req)
  // Of a held session nothing was proved here but that somebody has its cookie.
  if (session.kind === 'pending' && session.step !== 'address-check') {
    const { actor, sessionId } = session.facts
    await mustNotBeTooCostly(services, personAsking(actor.id), { actor: actorOf(actor), sessionId, origin })
  } else {
    await mustNotBeTooCostly(services, askerOf(services, req), { origin })
  }
}
