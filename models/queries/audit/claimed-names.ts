import type { PreparedQueries } from '../../prepared.ts'

const statement = {
  name: 'claimed-names',
  text: `
    SELECT DISTINCT actor_name FROM audit_events
    WHERE actor_id IS NULL AND actor_name IS NOT NULL AND strpos(lower(actor_name), lower($1)) > 0 LIMIT $2`,
}

/** Reads which names with this part in them strangers have typed when they tried to sign in. */
export async function readClaimedNames(
  prepared: PreparedQueries,
  part: string,
  limit: number,
): Promise<string[]> {
  const rows = await prepared.run<{ actor_name: string }>(statement, [part, limit])
  return rows.map((row) => row.actor_name)
}
