import type { PreparedQueries } from '../../prepared.ts'
import type { WithKey } from './of-patient.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** One time that a patient's record, or their name in a list, was shown or changed. */
export type DisclosureRow = WithKey &
  PlacedRow & {
    readonly occurredAt: Date
    readonly event: string
    readonly actorId: string | null
    readonly actorName: string | null
    readonly actorRole: string | null
    readonly rule: string | null
    readonly purposeOfUse: string | null
    readonly grantId: string | null
    readonly reasonCode: string | null
    /** Why the glass was broken; sealed under the key of the row. */
    readonly reason: Buffer | null
    /** True where the patient was one of those that a list or search showed. */
    readonly listed: boolean
  }

const place = `(occurred_at, id) < ($2::timestamptz, $3::uuid) AND occurred_at >= $5::timestamptz
  ORDER BY occurred_at DESC, id DESC LIMIT $4::integer`

const about = `
  SELECT *, false AS listed FROM audit_events WHERE patient_id = $1::uuid AND outcome = 'success' AND ${place}`

// Whoever searches the audit log sees that a record exists, not the record.
const listed = `
  SELECT *, true AS listed FROM audit_events
  WHERE patient_ids @> ARRAY[$1::uuid] AND patient_id IS DISTINCT FROM $1::uuid AND outcome = 'success'
    AND category <> 'audit' AND ${place}`

const select = (branches: string) => `
  SELECT e.id, e.occurred_at AS "occurredAt", ${placeOf('e.occurred_at')} AS place, e.event, e.actor_id AS "actorId", e.actor_name AS "actorName",
    e.actor_role AS "actorRole", e.rule, e.purpose_of_use AS "purposeOfUse",
    e.grant_id AS "grantId", g.reason_code AS "reasonCode",
    CASE WHEN g.patient_id = $1::uuid THEN g.reason END AS reason, e.listed, k.root_key_id, k.wrapped
  FROM (${branches}) AS e
  LEFT JOIN emergency_grants g ON g.id = e.grant_id AND (g.patient_id = $1::uuid OR g.patient_id IS NULL)
  LEFT JOIN patient_keys k ON k.patient_id = g.patient_id
  ORDER BY e.occurred_at DESC, e.id DESC LIMIT $4::integer`

const statements = {
  everything: select(`(${about}) UNION ALL (${listed})`),
  openings: select(about),
} as const

/** Everything that was disclosed, or only what opened or changed the record itself. */
export type DisclosureKind = keyof typeof statements

/**
 * Reads a page of whoever was shown a patient's record, the newest first; what was refused showed nothing and is left out.
 * It is planned for its values, because which index is best depends on the patient.
 */
export function readDisclosures(
  prepared: PreparedQueries,
  asked: {
    patientId: string
    kind: DisclosureKind
    before: MomentPlace
    limit: number
    /** How far back; without it, to the beginning. */
    since?: Date
  },
): Promise<DisclosureRow[]> {
  const { patientId, kind, before, limit, since } = asked
  return prepared.plan<DisclosureRow>(statements[kind], [
    patientId,
    before.at,
    before.id,
    limit,
    since?.toISOString() ?? '-infinity',
  ])
}
