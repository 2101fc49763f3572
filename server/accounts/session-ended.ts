import type { SessionMetadata } from '../../models/session-metadata.ts'
import { Overtaken } from '../overtaken/overtaken.ts'

/** How a session came to its end where nobody ended it by hand. */
const byItself: Readonly<Record<string, string>> = {
  idle: 'by itself, nothing having happened for too long,',
  'too-old': 'by itself, its longest time being over,',
  'too-many': 'by itself, a newer session having taken its place,',
  'credentials-changed': 'by itself, the password or second step having been changed,',
}

const byTheirOwn = new Set(['signed-out', 'signed-in-again'])

/** Says of a session that is over how it ended: who ended it, or why it ended by itself. */
export function sessionEnded(
  { id, userId, endedAt: at, endedBy, endedReason }: SessionMetadata,
  next: { readonly href: string; readonly label: string },
): Overtaken {
  const why = endedReason ?? ''
  const by = byTheirOwn.has(why) ? userId : endedBy
  const how = byItself[why] ?? (why === 'terminated' ? undefined : 'by itself')
  return new Overtaken(
    { what: 'This session', done: 'ended', by, at, ...(how === undefined ? {} : { how }) },
    { next, about: { resource: { type: 'session', id } } },
  )
}
