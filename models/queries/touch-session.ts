import type { PreparedQueries } from '../prepared.ts'

const touch = {
  name: 'touch-session',
  text: 'UPDATE session_metadata SET last_seen_at = $2 WHERE id = $1 AND ended_at IS NULL AND last_seen_at < $2',
}

/** Notes that a session was used just now. */
export async function touchSession(prepared: PreparedQueries, sessionId: string, at: Date): Promise<void> {
  await prepared.run(touch, [sessionId, at])
}
