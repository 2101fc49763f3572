import type { Severity } from '../../../server/audit/events.ts'
import type { AlertOutcome } from '../../security/alert.ts'
import type { PreparedQueries } from '../../prepared.ts'

/** What a detector found, with the names around it. */
export type FindingRow = {
  readonly id: string
  readonly kind: string
  readonly severity: Severity
  readonly raised_at: Date
  readonly user_id: string | null
  readonly username: string | null
  readonly user_name: string | null
  readonly role_title: string | null
  readonly patient_id: string | null
  readonly record_number: string | null
  readonly details: Readonly<Record<string, unknown>>
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
  readonly outcome: AlertOutcome | null
  readonly comment: string | null
}

/** An audit row that shows it. */
export type FindingEventRow = {
  readonly id: string
  readonly event: string
  readonly occurred_at: Date
  readonly actor_name: string | null
  readonly rule: string | null
  readonly patient_id: string | null
  readonly record_number: string | null
}

const finding = {
  name: 'finding',
  text: `
    SELECT a.id, a.kind, a.severity, a.raised_at, a.user_id, u.username, u.display_name AS user_name,
      r.title AS role_title, a.patient_id, p.record_number, a.details, a.acknowledged_at,
      w.display_name AS acknowledged_by, a.outcome, a.comment
    FROM alerts a
    LEFT JOIN users u ON u.id = a.user_id
    LEFT JOIN roles r ON r.id = u.role_id
    LEFT JOIN patients p ON p.id = a.patient_id
    LEFT JOIN users w ON w.id = a.acknowledged_by
    WHERE a.id = $1 AND a.finding_key IS NOT NULL`,
}

/** Reads one finding; undefined where there is none. */
export async function readFinding(prepared: PreparedQueries, id: string): Promise<FindingRow | undefined> {
  const [row] = await prepared.run<FindingRow>(finding, [id])
  return row
}

const events = {
  name: 'finding-events',
  text: `
    SELECT e.id, e.event, e.occurred_at, e.actor_name, e.rule, e.patient_id, p.record_number
    FROM audit_events e LEFT JOIN patients p ON p.id = e.patient_id
    WHERE e.id = ANY ($1::uuid[]) AND e.occurred_at BETWEEN $2 AND $3
    ORDER BY e.occurred_at, e.id`,
}

/** Reads the audit rows that a finding names, which lie between these moments. */
export const readFindingEvents = (
  prepared: PreparedQueries,
  asked: { readonly ids: readonly string[]; readonly from: Date; readonly to: Date },
): Promise<FindingEventRow[]> => prepared.run<FindingEventRow>(events, [asked.ids, asked.from, asked.to])

/** How many findings of a kind there were, and what became of them. */
export type FindingCounts = {
  readonly kind: string
  readonly raised: number
  readonly open: number
  readonly justified: number
  readonly unjustified: number
  readonly test: number
}

const counts = {
  name: 'finding-counts',
  text: `
    SELECT kind, count(*)::integer AS raised,
      (count(*) FILTER (WHERE acknowledged_at IS NULL))::integer AS open,
      (count(*) FILTER (WHERE outcome = 'justified'))::integer AS justified,
      (count(*) FILTER (WHERE outcome = 'unjustified'))::integer AS unjustified,
      (count(*) FILTER (WHERE outcome = 'test'))::integer AS test
    FROM alerts WHERE finding_key IS NOT NULL AND raised_at >= $1 GROUP BY kind`,
}

/** Counts findings since a moment, by kind. */
export const countFindings = (prepared: PreparedQueries, since: Date): Promise<FindingCounts[]> =>
  prepared.run<FindingCounts>(counts, [since])
