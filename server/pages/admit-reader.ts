import type { Request } from 'express'
import { audienceRefusal, mayRead, type Audience } from '../access/audience.ts'
import { clear } from '../access/clearance.ts'
import { RefusalError } from '../access/refusal.ts'
import { recordRefusal } from '../audit/record.ts'
import { originOf } from '../http/origin.ts'
import { signedIn } from '../http/walk.ts'
import type { Services } from '../services.ts'
import type { Reader } from './hooks.ts'

/**
 * Decides whether whoever asks may read a page for this audience. What is for everyone is read at any hour and from
 * anywhere; anything else needs a complete sign-in, and holds to the role's hours and networks. A refusal is recorded.
 * @throws SignInNeededError, RefusalError
 */
export async function admitReader(
  services: Services,
  req: Request,
  page: { readonly id: string; readonly audience: Audience },
): Promise<Reader> {
  const { session, circumstances } = req.context
  if (mayRead(page.audience, undefined)) {
    return session.kind === 'open' ? session.person : undefined
  }
  const person = signedIn(req)
  try {
    if (!mayRead(page.audience, person.actor)) {
      throw audienceRefusal(person.actor)
    }
    return clear(person, 'page.read', circumstances).person
  } catch (error) {
    if (error instanceof RefusalError) {
      const resource = { type: 'page', id: page.id }
      await recordRefusal(services.trail, person, error, originOf(req), 'page.viewed', { resource })
    }
    throw error
  }
}
