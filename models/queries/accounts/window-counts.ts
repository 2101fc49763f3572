import type { PreparedQueries, Statement } from '../../prepared.ts'

const count: Statement = {
  name: 'count-in-window',
  text: `
    INSERT INTO rate_limits AS counted (key, points, expire) VALUES ($1, $4, $3)
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN counted.expire <= $2 THEN EXCLUDED.points ELSE counted.points + EXCLUDED.points END,
      expire = CASE WHEN counted.expire <= $2 THEN EXCLUDED.expire ELSE counted.expire END
    RETURNING points, expire::float8 AS ends_at`,
}

/**
 * Counts one more, or several at once, in the window that a key has open, or opens one with it. One statement, so that
 * the count is exact over all processes.
 * @param window.at the present moment, and `endsAt` the end of a window that begins now, in milliseconds since 1970
 * @returns how many there were in the window with these, and when it ends
 */
export async function countInWindow(
  prepared: PreparedQueries,
  key: string,
  { at, endsAt }: { at: number; endsAt: number },
  by = 1,
): Promise<{ count: number; endsAt: number }> {
  const row = await prepared.one<{ points: number; ends_at: number }>(count, [key, at, endsAt, by])
  return { count: row.points, endsAt: row.ends_at }
}

const giveBack: Statement = {
  name: 'give-back-in-window',
  text: 'UPDATE rate_limits SET points = points - 1 WHERE key = $1 AND points > 0',
}

/** Takes one back that does not count after all. */
export async function giveBackInWindow(prepared: PreparedQueries, key: string): Promise<void> {
  await prepared.run(giveBack, [key])
}

const prune: Statement = {
  name: 'prune-window-counts',
  text: 'DELETE FROM rate_limits WHERE expire <= $1',
}

/** Removes the counts of windows that are over. */
export async function pruneWindowCounts(prepared: PreparedQueries, at: Date): Promise<void> {
  await prepared.run(prune, [at.getTime()])
}
