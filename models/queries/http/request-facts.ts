import type {
  AccessWindow,
  Actor,
  LiveGrant,
  PatientScope,
  PatientRelationship,
} from '../../../server/access/actor.ts'
import type { Permission } from '../../../server/access/permissions.ts'
import type { SessionFacts } from '../../../server/access/session.ts'
import { gatheredRead } from '../../connections/gathered-read.ts'
import { abandoned } from '../prescriptions/abandoned-prescriptions.ts'

/** The record an address speaks of: a patient's, that of a prescription's patient, or the reader's own. */
export type Subject =
  { readonly kind: 'patient' | 'prescription'; readonly id: string } | { readonly kind: 'own' }

/** All that a decision needs, read in one round trip. */
export type RequestFacts = {
  /** The stored session as express-session wrote it; undefined where there is none. */
  readonly stored: object | undefined
  readonly session: SessionFacts | undefined
  readonly subject: Subject | undefined
  readonly relationship: PatientRelationship | undefined
}

const statement = {
  name: 'request-facts',
  text: `
    SELECT a.place::integer AS place, s.sid, s.sess, m.id AS session_id, m.started_at, m.last_seen_at, m.second_factor_at,
      m.second_factor_via, m.known_device_id, greatest(m.password_at, m.started_at) AS password_at, m.ended_at, m.ended_reason,
      host(m.address) AS address, host(m.held_address) AS held_address, m.user_agent,
      u.id AS user_id, u.username, u.display_name, u.active AND u.locked_at IS NULL AS active,
      u.credentials_changed_at, m.credentials_version, m.credentials_version = u.credentials_version AS credentials_current, u.password_change_required,
      u.password_changed_at,
      u.patient_id AS own_patient_id,
      r.name AS role_name, r.title AS role_title, r.mfa_required, r.patient_scope, r.access_windows,
      to_jsonb(r.allowed_networks) AS role_networks, r.emergency_access AND p.emergency_access AS emergency_access,
      p.totp_confirmed_at IS NOT NULL AS second_factor_enrolled, p.licence_expires_on::text AS licence_expires_on,
      p.training_expires_on::text AS training_expires_on, to_jsonb(p.allowed_networks) AS user_networks,
      (SELECT jsonb_agg(jsonb_build_object('from', extract(epoch FROM x.starts_at) * 1000,
          'until', extract(epoch FROM x.ends_at) * 1000, 'windows', x.windows))
        FROM hour_exceptions x
        WHERE x.user_id = u.id AND x.revoked_at IS NULL AND x.ends_at > a.at
          AND x.starts_at < a.at + interval '1 day') AS hour_exceptions,
      (SELECT (value #>> '{}')::integer FROM facility_settings
        WHERE name = 'training-grace-days') AS training_grace_days,
      (SELECT jsonb_agg(permission) FROM role_permissions WHERE role_id = r.id) AS permissions,
      EXISTS (SELECT FROM form_drafts d WHERE d.user_id = u.id)
        OR EXISTS (SELECT FROM set_aside_forms d WHERE d.user_id = u.id) AS has_kept_forms,
      (SELECT jsonb_agg(jsonb_build_object('id', g.id, 'patientId', g.patient_id, 'recordNumber', gp.record_number,
          'reasonCode', g.reason_code, 'endsAt', extract(epoch FROM g.ends_at) * 1000,
          'extended', g.extended_at IS NOT NULL) ORDER BY g.ends_at)
        FROM emergency_grants g LEFT JOIN patients gp ON gp.id = g.patient_id
        WHERE g.user_id = u.id AND g.ended_at IS NULL AND g.ends_at > a.at) AS grants,
      t.id AS patient_id, t.record_number,
      (SELECT c.relationship FROM care_team_assignments c
        WHERE c.user_id = u.id AND c.patient_id = t.id AND c.starts_at <= a.at AND (c.ends_at IS NULL OR c.ends_at > a.at)
        LIMIT 1) AS care_team,
      r.patient_scope = 'prescribed' AND EXISTS (SELECT FROM prescriptions x
        WHERE x.patient_id = t.id AND x.status = 'approved' AND x.expires_on >= a.today
          AND (a.prescription IS NULL OR x.id = a.prescription)) AS active_prescription,
      r.patient_scope = 'own' AND EXISTS (SELECT FROM record_ties w
        WHERE w.user_id = u.id AND w.patient_id = t.id AND w.kind <> 'self' AND w.ended_at IS NULL
          AND (w.ends_on IS NULL OR w.ends_on >= a.today)) AS acts_for,
      r.patient_scope = 'prescribed' AND a.prescription IS NOT NULL AND EXISTS (SELECT FROM dispensings x
        WHERE x.prescription_id = a.prescription AND x.dispensed_at > a.at - interval '30 days') AS recent_supply,
      a.prescription IS NOT NULL AND r.patient_scope = 'care_team' AND EXISTS (SELECT FROM prescriptions x
        WHERE x.id = a.prescription AND x.prescriber_id = u.id AND x.signed_at IS NOT NULL) AS signed_it,
      a.prescription IS NOT NULL AND r.patient_scope = 'none' AND EXISTS (SELECT FROM prescriptions x
        WHERE x.id = a.prescription AND ${abandoned('a.at')}) AS abandoned
    FROM unnest((SELECT $1::text[]), $2::timestamptz[], $3::date[], $4::uuid[], $5::uuid[], $6::boolean[])
      WITH ORDINALITY AS a (sid, at, today, patient, prescription, own, place)
    JOIN sessions s ON s.sid = a.sid AND s.expire > a.at
    LEFT JOIN session_metadata m ON m.sid = s.sid
    LEFT JOIN users u ON u.id = m.user_id
    LEFT JOIN roles r ON r.id = u.role_id
    LEFT JOIN security_profiles p ON p.user_id = u.id
    LEFT JOIN patients t ON t.id = coalesce(a.patient, (SELECT patient_id FROM prescriptions WHERE id = a.prescription),
      CASE WHEN a.own THEN coalesce(
        (SELECT w.patient_id FROM record_ties w WHERE w.id = m.record_of AND w.user_id = u.id
          AND w.ended_at IS NULL AND (w.ends_on IS NULL OR w.ends_on >= a.today)), u.patient_id,
        (SELECT (array_agg(w.patient_id))[1] FROM record_ties w WHERE w.user_id = u.id AND w.kind <> 'self'
          AND w.ended_at IS NULL AND (w.ends_on IS NULL OR w.ends_on >= a.today) HAVING count(*) = 1)) END) AND t.erased_at IS NULL`,
}

type Row = {
  place: number
  sid: string
  sess: object
  session_id: string | null
  started_at: Date
  last_seen_at: Date
  second_factor_at: Date | null
  second_factor_via: string | null
  known_device_id: string | null
  password_at: Date
  ended_at: Date | null
  ended_reason: string | null
  address: string
  held_address: string | null
  user_agent: string
  user_id: string
  username: string
  display_name: string
  active: boolean
  credentials_changed_at: Date
  credentials_version: number
  credentials_current: boolean
  password_change_required: boolean
  password_changed_at: Date | null
  own_patient_id: string | null
  role_name: string
  role_title: string
  mfa_required: boolean
  patient_scope: PatientScope
  access_windows: AccessWindow[]
  role_networks: string[]
  emergency_access: boolean | null
  second_factor_enrolled: boolean
  licence_expires_on: string | null
  training_expires_on: string | null
  user_networks: string[] | null
  hour_exceptions: { from: number; until: number; windows: AccessWindow[] }[] | null
  training_grace_days: number | null
  permissions: Permission[] | null
  has_kept_forms: boolean
  grants: (Omit<LiveGrant, 'endsAt'> & { readonly endsAt: number })[] | null
  patient_id: string | null
  record_number: string
  care_team: PatientRelationship['careTeam']
  active_prescription: boolean
  acts_for?: boolean
  recent_supply: boolean
  signed_it?: boolean
  abandoned?: boolean
}

/** What of a row tells who a person is and what they may do. */
export type ActorRow = Pick<
  Row,
  | 'user_id'
  | 'username'
  | 'display_name'
  | 'own_patient_id'
  | 'role_name'
  | 'role_title'
  | 'patient_scope'
  | 'access_windows'
  | 'role_networks'
  | 'user_networks'
  | 'emergency_access'
  | 'licence_expires_on'
  | 'training_expires_on'
  | 'training_grace_days'
  | 'hour_exceptions'
  | 'permissions'
  | 'grants'
>

export const actorOf = (row: ActorRow): Actor => ({
  id: row.user_id,
  username: row.username,
  displayName: row.display_name,
  role: { name: row.role_name, title: row.role_title },
  permissions: new Set(row.permissions),
  patientScope: row.patient_scope,
  accessWindows: row.access_windows,
  hourExceptions: (row.hour_exceptions ?? []).map(({ from, until, windows }) => ({
    from: new Date(from),
    until: new Date(until),
    windows,
  })),
  roleNetworks: row.role_networks,
  userNetworks: row.user_networks ?? [],
  licenceExpiresOn: row.licence_expires_on,
  trainingExpiresOn: row.training_expires_on,
  trainingGraceDays: row.training_grace_days ?? 0,
  emergencyAccess: row.emergency_access ?? false,
  ownPatientId: row.own_patient_id,
  grants: (row.grants ?? []).map((grant) => ({ ...grant, endsAt: new Date(grant.endsAt) })),
})

const never = new Date(0)

/**
 * When the second factor was proved. A backup code or a trusted device stands in for it at sign-in only: as a code it is
 * never fresh.
 */
const codeGivenAt = ({ second_factor_at: at, second_factor_via: via }: Row): Date | null =>
  at === null || via === 'totp' ? at : never

const sessionOf = (row: Row, sessionId: string): SessionFacts => ({
  sessionId,
  deviceId: row.known_device_id,
  startedAt: row.started_at,
  lastSeenAt: row.last_seen_at,
  secondFactorAt: codeGivenAt(row),
  passwordAt: row.password_at,
  endedAt: row.ended_at,
  endedReason: row.ended_reason,
  address: row.address,
  heldAddress: row.held_address,
  userAgent: row.user_agent,
  userActive: row.active,
  credentialsChangedAt: row.credentials_changed_at,
  credentialsVersion: row.credentials_version,
  credentialsCurrent: row.credentials_current,
  secondFactorRequired: row.mfa_required,
  secondFactorEnrolled: row.second_factor_enrolled,
  passwordChangeRequired: row.password_change_required,
  passwordChangedAt: row.password_changed_at,
  hasKeptForms: row.has_kept_forms,
  actor: actorOf(row),
})

/** What a request asks for: `today` is the facility's date, on which prescriptions still count as unexpired. */
type RequestToRead = {
  readonly sid: string
  readonly at: Date
  readonly today: string
  readonly subject: Subject | undefined
}

const idOf = (subject: Subject | undefined, kind: 'patient' | 'prescription') =>
  subject?.kind === kind ? subject.id : null

const relationshipOf = (row: Row): PatientRelationship | undefined =>
  row.patient_id === null || row.session_id === null
    ? undefined
    : {
        patientId: row.patient_id,
        recordNumber: row.record_number,
        careTeam: row.care_team,
        activePrescription: row.active_prescription,
        actsFor: row.acts_for === true,
        recentSupply: row.recent_supply,
        signedIt: row.signed_it === true,
        abandoned: row.abandoned === true,
      }

function factsOf({ sid, subject }: RequestToRead, row: Row | undefined): RequestFacts {
  if (row === undefined) {
    return { stored: undefined, session: undefined, subject, relationship: undefined }
  }
  if (row.sid !== sid) {
    throw new Error('the facts of one session were about to be given to another')
  }
  return {
    stored: row.sess,
    session: row.session_id === null ? undefined : sessionOf(row, row.session_id),
    subject,
    relationship: relationshipOf(row),
  }
}

/** Reads session, user, role, profile, grants and the tie to the patient that the address names. */
export const readRequestFacts = gatheredRead<RequestToRead, RequestFacts>(async (prepared, asked) => {
  const rows = await prepared.run<Row>(statement, [
    asked.map(({ sid }) => sid),
    asked.map(({ at }) => at),
    asked.map(({ today }) => today),
    asked.map(({ subject }) => idOf(subject, 'patient')),
    asked.map(({ subject }) => idOf(subject, 'prescription')),
    asked.map(({ subject }) => subject?.kind === 'own'),
  ])
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return asked.map((request, index) => factsOf(request, byPlace.get(index + 1)))
})
