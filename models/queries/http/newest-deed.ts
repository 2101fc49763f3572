import type { RunsStatements } from '../../prepared.ts'

/** Who did something, and when, as the audit log says it. */
export type LoggedDeed = { readonly by: string | null; readonly at: Date }

const statement = {
  name: 'newest-deed',
  text: `
    SELECT actor_id AS by, occurred_at AS at FROM audit_events
    WHERE event = ANY($1) AND outcome = 'success' AND resource_type = $2 AND resource_id = $3 AND occurred_at >= $4
    ORDER BY occurred_at DESC, id DESC LIMIT 1`,
}

/**
 * Reads who last did one of these things to something, where no table says so.
 * @param asked.since what came before is not looked for
 * @returns undefined where the log knows of nobody
 */
export async function readNewestDeed(
  statements: RunsStatements,
  asked: { events: readonly string[]; resource: { type: string; id: string }; since: Date },
): Promise<LoggedDeed | undefined> {
  const { events, resource, since } = asked
  const [row] = await statements.run<LoggedDeed>(statement, [events, resource.type, resource.id, since])
  return row
}
