import type { Permission } from '../../../access/permissions.ts'
import type { Detector } from '../detector.ts'
import { ask, evidenceOf, type EvidenceRow } from '../openings.ts'

/** With these somebody runs the house, guards it, or signs for a patient: a lock there is never just a typing error. */
const graveWhenLocked: readonly Permission[] = [
  'user.manage',
  'role.manage',
  'role.approve',
  'access.manage',
  'facility.manage',
  'session.manage',
  'audit.read',
  'audit.export',
  'erasure.decide',
  'prescription.sign',
]

type Row = EvidenceRow & { user_id: string; day: string }

const statement = `
  SELECT u.id AS user_id, (e.occurred_at AT TIME ZONE $zone)::date::text AS day, count(*)::integer AS openings,
    min(e.occurred_at) AS first_at, max(e.occurred_at) AS last_at,
    (array_agg(e.id ORDER BY e.occurred_at))[1:20] AS events
  FROM audit_events e
    JOIN users u ON u.id = e.actor_id OR (e.actor_id IS NULL AND u.username = e.actor_name)
  WHERE e.occurred_at >= $from AND e.occurred_at < $to AND e.event = 'sign-in.locked'
    AND EXISTS (SELECT FROM role_permissions p WHERE p.role_id = u.role_id AND p.permission = ANY ($rights::text[]))
  GROUP BY u.id, day`

/** An account with power over others that wrong answers have locked. */
export const lockedGraveAccount: Detector = {
  kind: 'locked-grave-account',
  title: 'A powerful account was locked',
  says: 'Wrong passwords or codes have locked the account of somebody who administers, guards, audits or signs prescriptions. Ask that person whether it was they; if not, look where the tries came from.',
  severity: 'critical',
  pace: 'at-once',
  thresholds: [],
  find: async (search) => {
    const rows = await ask<Row>(search, statement, { rights: [...graveWhenLocked] })
    return rows.map((row) => ({
      userId: row.user_id,
      patientId: null,
      day: row.day,
      evidence: evidenceOf(row),
    }))
  },
}
