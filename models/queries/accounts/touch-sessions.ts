import type { PreparedQueries } from '../../prepared.ts'

const touch = {
  name: 'touch-sessions',
  text: `UPDATE session_metadata m SET last_seen_at = u.at FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, at)
    WHERE m.id = u.id AND m.ended_at IS NULL AND m.last_seen_at < u.at`,
}

/** Notes when sessions were last used. */
export async function touchSessions(
  prepared: PreparedQueries,
  uses: readonly (readonly [sessionId: string, at: Date])[],
): Promise<void> {
  await prepared.run(touch, [uses.map(([id]) => id), uses.map(([, at]) => at)])
}
