import type { PreparedQueries } from '../../prepared.ts'
import { resultIsAwaited } from '../patients/result-rows.ts'

/** What can wait for somebody. */
export const waitingKinds = [
  'to-sign',
  'critical',
  'results',
  'to-dispense',
  'alerts',
  'reviews',
  'requests',
  'approvals',
  'erasures',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

/** Further than this nothing is counted: so many wait, or more. */
export const countedUpTo = 100

const upTo = (rows: string): string =>
  `(SELECT count(*)::integer FROM (SELECT ${rows} LIMIT ${countedUpTo}) s)`

/** Each as the page counts it that it leads to; $1 is the person, $2 the moment, $3 the facility’s date. */
const rowsOf: Readonly<Record<WaitingKind, string>> = {
  'to-sign': `FROM prescriptions WHERE prescriber_id = $1 AND status = 'draft' AND expires_on >= $3::date
    AND patient_id IN (SELECT patient_id FROM care)`,
  critical: `patient_id FROM (
    SELECT x.patient_id FROM observations x WHERE x.patient_id IN (SELECT patient_id FROM care)
      AND x.critical AND x.status <> 'entered-in-error' AND NOT EXISTS (SELECT FROM observation_acknowledgements a
        WHERE a.observation_id = x.id AND a.version = x.version)
    UNION SELECT x.patient_id FROM results x WHERE x.patient_id IN (SELECT patient_id FROM care)
      AND x.critical AND ${resultIsAwaited}) c`,
  results: `FROM results x WHERE x.patient_id IN (SELECT patient_id FROM care) AND ${resultIsAwaited}`,
  'to-dispense': `FROM prescriptions WHERE status = 'approved' AND expires_on >= $3::date`,
  alerts: 'FROM alerts WHERE acknowledged_at IS NULL',
  reviews:
    'FROM emergency_grants g WHERE NOT EXISTS (SELECT FROM emergency_reviews v WHERE v.grant_id = g.id)',
  requests: 'FROM emergency_requests WHERE decision IS NULL AND lapses_at > $2 AND user_id <> $1',
  approvals: `FROM (
    SELECT FROM rights_proposals WHERE outcome IS NULL AND expires_at > $2 AND proposed_by <> $1
    UNION ALL SELECT FROM setting_proposals WHERE outcome IS NULL AND expires_at > $2 AND requested_by <> $1) p`,
  erasures: 'FROM erasure_requests WHERE outcome IS NULL AND requested_by <> $1',
}

// What is not asked for is not looked up: the branches of a CASE are run where they are chosen.
const statement = {
  name: 'waiting-for-person',
  text: `
    WITH care AS (
      SELECT patient_id FROM care_team_assignments
      WHERE user_id = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)
      UNION SELECT patient_id FROM emergency_grants
      WHERE user_id = $1 AND patient_id IS NOT NULL AND ended_at IS NULL AND ends_at > $2)
    SELECT ${waitingKinds
      .map((kind) => `CASE WHEN '${kind}' = ANY($4::text[]) THEN ${upTo(rowsOf[kind])} END AS "${kind}"`)
      .join(',\n')}`,
}

/** How much waits for somebody, of each kind that was asked for; no more than `countedUpTo` are counted. */
export async function readWaitingCounts(
  prepared: PreparedQueries,
  asked: { userId: string; at: Date; today: string; kinds: readonly WaitingKind[] },
): Promise<ReadonlyMap<WaitingKind, number>> {
  const { userId, at, today, kinds } = asked
  const row = await prepared.one<Record<WaitingKind, number | null>>(statement, [userId, at, today, kinds])
  return new Map(kinds.map((kind) => [kind, row[kind] ?? 0]))
}
