import type { PreparedQueries } from '../../prepared.ts'
import type { Severity } from '../../../server/audit/events.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** An alert with the names around it. */
export type AlertRow = PlacedRow & {
  readonly kind: string
  readonly severity: Severity
  readonly raised_at: Date
  readonly user_name: string | null
  readonly patient_id: string | null
  readonly record_number: string | null
  readonly grant_id: string | null
  /** The request for emergency access that waits for an officer. */
  readonly request_id: string | null
  /** Whether a detector found it. */
  readonly found: boolean
  readonly outcome: string | null
  readonly acknowledged_at: Date | null
  readonly acknowledged_by: string | null
}

const select = (which: string) => `
  SELECT a.id, a.kind, a.severity, a.raised_at, ${placeOf('a.raised_at')} AS place, u.display_name AS user_name, a.patient_id, p.record_number, a.grant_id,
    a.details ->> 'requestId' AS request_id,
    a.finding_key IS NOT NULL AS found, a.outcome,
    a.acknowledged_at, w.display_name AS acknowledged_by
  FROM alerts a
  LEFT JOIN users u ON u.id = a.user_id
  LEFT JOIN patients p ON p.id = a.patient_id
  LEFT JOIN users w ON w.id = a.acknowledged_by
  WHERE (a.raised_at, a.id) < ($1, $2::uuid) ${which}
  ORDER BY a.raised_at DESC, a.id DESC LIMIT $3`

const statements = {
  open: { name: 'open-alerts', text: select('AND a.acknowledged_at IS NULL') },
  all: { name: 'all-alerts', text: select('') },
} as const

/** Reads a page of alerts, the newest first: those that nobody has seen to, or all. */
export const readAlerts = (
  prepared: PreparedQueries,
  which: 'open' | 'all',
  before: MomentPlace,
  limit: number,
): Promise<AlertRow[]> => prepared.run<AlertRow>(statements[which], [before.at, before.id, limit])
