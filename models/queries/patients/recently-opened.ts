import type { PreparedQueries } from '../../prepared.ts'

const common = `
  WITH openings AS (
    SELECT patient_id, occurred_at FROM audit_events
    WHERE actor_id = $1 AND occurred_at > $2::timestamptz - interval '14 days' AND occurred_at <= $2
      AND event IN ('chart.viewed', 'demographics.viewed') AND outcome = 'success' AND patient_id IS NOT NULL
    ORDER BY occurred_at DESC LIMIT 300)
  SELECT o.patient_id AS id FROM openings o JOIN patients p ON p.id = o.patient_id AND p.erased_at IS NULL`

const lastFirst = 'GROUP BY o.patient_id ORDER BY max(o.occurred_at) DESC, o.patient_id LIMIT $3'

const among = {
  everyone: { name: 'recently-opened', text: `${common} ${lastFirst}` },
  'in-care': {
    name: 'recently-opened-in-care',
    text: `${common}
      WHERE p.id IN (
        SELECT c.patient_id FROM care_team_assignments c
        WHERE c.user_id = $1 AND c.starts_at <= $2 AND (c.ends_at IS NULL OR c.ends_at > $2)
        UNION ALL SELECT g.patient_id FROM emergency_grants g
        WHERE g.user_id = $1 AND g.ended_at IS NULL AND g.ends_at > $2 AND g.patient_id IS NOT NULL)
      ${lastFirst}`,
  },
} as const

/** Whose records a person opened last, as the audit log has it: of those whom the person may open now; the newest first. */
export async function readRecentlyOpened(
  prepared: PreparedQueries,
  asked: { userId: string; at: Date; whose: keyof typeof among; limit: number },
): Promise<string[]> {
  const rows = await prepared.run<{ id: string }>(among[asked.whose], [asked.userId, asked.at, asked.limit])
  return rows.map(({ id }) => id)
}
