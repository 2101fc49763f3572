import type { Actor, PatientRelationship } from '../../../server/access/actor.ts'
import type { PreparedQueries } from '../../prepared.ts'
import { actorOf, type ActorRow } from '../http/request-facts.ts'

/** What a decision about somebody rests on, as it was at a moment, as far as rows tell it. */
export type ExplainedFacts = {
  readonly actor: Actor
  readonly active: boolean
  readonly relationship: PatientRelationship | undefined
  readonly patientId: string | undefined
}

type Row = ActorRow & {
  active: boolean
  patient_id: string | null
  record_number: string
  care_team: PatientRelationship['careTeam']
  active_prescription: boolean
  acts_for: boolean
}

// The role, its hours and networks, and the account are today's. What has a beginning and an end is taken as it was then.
const statement = {
  name: 'explained-facts',
  text: `
    SELECT u.id AS user_id, u.username, u.display_name, u.active, u.patient_id AS own_patient_id,
      r.name AS role_name, r.title AS role_title, r.patient_scope, r.access_windows,
      to_jsonb(r.allowed_networks) AS role_networks, r.emergency_access AND p.emergency_access AS emergency_access,
      p.licence_expires_on::text AS licence_expires_on, p.training_expires_on::text AS training_expires_on,
      to_jsonb(p.allowed_networks) AS user_networks,
      (SELECT jsonb_agg(jsonb_build_object('from', extract(epoch FROM x.starts_at) * 1000,
          'until', extract(epoch FROM x.ends_at) * 1000, 'windows', x.windows))
        FROM hour_exceptions x
        WHERE x.user_id = u.id AND x.starts_at <= a.at AND x.ends_at > a.at AND x.granted_at <= a.at
          AND (x.revoked_at IS NULL OR x.revoked_at > a.at)) AS hour_exceptions,
      (SELECT (value #>> '{}')::integer FROM facility_settings
        WHERE name = 'training-grace-days') AS training_grace_days,
      (SELECT jsonb_agg(permission) FROM role_permissions WHERE role_id = r.id) AS permissions,
      (SELECT jsonb_agg(jsonb_build_object('id', g.id, 'patientId', g.patient_id, 'recordNumber', gp.record_number,
          'reasonCode', g.reason_code, 'endsAt', extract(epoch FROM g.ends_at) * 1000,
          'extended', g.extended_at IS NOT NULL) ORDER BY g.ends_at)
        FROM emergency_grants g LEFT JOIN patients gp ON gp.id = g.patient_id
        WHERE g.user_id = u.id AND g.starts_at <= a.at AND g.ends_at > a.at
          AND (g.ended_at IS NULL OR g.ended_at > a.at)) AS grants,
      t.id AS patient_id, t.record_number,
      (SELECT c.relationship FROM care_team_assignments c
        WHERE c.user_id = u.id AND c.patient_id = t.id AND c.starts_at <= a.at AND (c.ends_at IS NULL OR c.ends_at > a.at)
        LIMIT 1) AS care_team,
      r.patient_scope = 'prescribed' AND EXISTS (SELECT FROM prescriptions x
        WHERE x.patient_id = t.id AND x.signed_at <= a.at AND x.expires_on >= $3::date
          AND (x.status = 'approved'
            OR x.status = 'cancelled' AND x.cancelled_at > a.at
            OR x.status = 'dispensed'
              AND (SELECT max(d.dispensed_at) FROM dispensings d WHERE d.prescription_id = x.id) > a.at)
      ) AS active_prescription,
      r.patient_scope = 'own' AND EXISTS (SELECT FROM record_ties w
        WHERE w.user_id = u.id AND w.patient_id = t.id AND w.kind <> 'self' AND w.accepted_at <= a.at
          AND (w.ended_at IS NULL OR w.ended_at > a.at) AND (w.ends_on IS NULL OR w.ends_on >= $3::date)) AS acts_for
    FROM (SELECT $2::timestamptz AS at) AS a
    JOIN users u ON u.username = $1
    JOIN roles r ON r.id = u.role_id
    LEFT JOIN security_profiles p ON p.user_id = u.id
    LEFT JOIN patients t ON t.record_number = $4`,
}

/**
 * Reads what a decision about a person would rest on at a moment.
 * @param asked.today the facility's date at that moment
 * @returns undefined where there is no such person
 */
export async function readExplainedFacts(
  prepared: PreparedQueries,
  asked: { username: string; at: Date; today: string; recordNumber: string | null },
): Promise<ExplainedFacts | undefined> {
  const [row] = await prepared.run<Row>(statement, [
    asked.username,
    asked.at,
    asked.today,
    asked.recordNumber,
  ])
  if (row === undefined) {
    return undefined
  }
  return {
    actor: actorOf(row),
    active: row.active,
    patientId: row.patient_id ?? undefined,
    relationship:
      row.patient_id === null
        ? undefined
        : {
            patientId: row.patient_id,
            recordNumber: row.record_number,
            careTeam: row.care_team,
            activePrescription: row.active_prescription,
            actsFor: row.acts_for,
          },
  }
}

const changes = {
  name: 'changes-of-rights-since',
  text: `
    SELECT count(*)::integer AS count FROM audit_events
    WHERE event IN ('user.changed', 'user.role-changed', 'user.disabled', 'user.enabled', 'role.changed',
        'networks.changed', 'hours.changed')
      AND outcome = 'success' AND occurred_at > $1 AND resource_id = $2`,
}

/** How often an account was changed since a moment: then what is today's may not have been so then. */
export async function countChangesSince(
  prepared: PreparedQueries,
  at: Date,
  userId: string,
): Promise<number> {
  const [row] = await prepared.run<{ count: number }>(changes, [at, userId])
  return row?.count ?? 0
}
