import type { Actor } from './actor.ts'
import { refusedBy } from './decide.ts'
import { RefusalError } from './refusal.ts'

export const audiences = ['everyone', 'signed_in', 'staff'] as const

/** Whom a page or document is for; staff is every role but the patients'. */
export type Audience = (typeof audiences)[number]

/** Whether something for this audience may be read by this person; nobody signed in is `undefined`. */
export function mayRead(audience: Audience, actor: Actor | undefined): boolean {
  switch (audience) {
    case 'everyone':
      return true
    case 'signed_in':
      return actor !== undefined
    case 'staff':
      return actor !== undefined && actor.patientScope !== 'own'
    default:
      return false
  }
}

/** The refusal of what is for others: to this reader it does not exist. */
export const audienceRefusal = (actor: Actor): RefusalError =>
  new RefusalError(actor, 'page.read', refusedBy('audience'), undefined)
