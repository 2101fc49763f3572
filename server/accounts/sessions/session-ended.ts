import type { SessionMetadata } from '../../../models/accounts/session-metadata.ts'
import { OvertakenError, type DeedManner, type NextStep } from '../../overtaken/overtaken.ts'

/** How a session came to its end where nobody ended it by hand. */
const byItself: Readonly<Record<string, DeedManner>> = {
  idle: 'idle',
  'too-old': 'too-old',
  'too-many': 'too-many',
  'credentials-changed': 'credentials-changed',
}

const byTheirOwn = new Set(['signed-out', 'signed-in-again'])

/** Says of a session that is over how it ended: who ended it, or why it ended by itself. */
export function sessionEnded(
  { id, userId, endedAt: at, endedBy, endedReason }: SessionMetadata,
  next: NextStep,
): OvertakenError {
  const why = endedReason ?? ''
  const by = byTheirOwn.has(why) ? userId : endedBy
  const how = byItself[why] ?? (why === 'terminated' ? undefined : 'by-itself')
  return new OvertakenError(
    { what: 'session', done: 'ended', by, at, ...(how === undefined ? {} : { how }) },
    { next, about: { resource: { type: 'session', id } } },
  )
}
