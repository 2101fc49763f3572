import type { PreparedQueries } from '../../prepared.ts'
import type { AssignmentEnd, Relationship } from '../../patients/care-team-assignment.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** One assignment, past or present, newest first. */
export type CareTeamRow = PlacedRow & {
  readonly user_id: string
  readonly relationship: Relationship
  readonly starts_at: Date
  readonly ends_at: Date | null
  readonly display_name: string
  readonly role_title: string
  readonly active: boolean
  readonly assigned_by: string | null
  readonly ended_how: AssignmentEnd | null
  readonly ended_by: string | null
}

/** Somebody who can be put into a care team. */
export type AssignableRow = {
  readonly id: string
  readonly display_name: string
  readonly role_title: string
}

const select = `
    SELECT c.id, c.user_id, c.relationship, c.starts_at, ${placeOf('c.starts_at')} AS place, c.ends_at, u.display_name, r.title AS role_title, u.active,
      b.display_name AS assigned_by, c.ended_how, e.display_name AS ended_by
    FROM care_team_assignments c
    JOIN users u ON u.id = c.user_id
    JOIN roles r ON r.id = u.role_id
    LEFT JOIN users b ON b.id = c.assigned_by
    LEFT JOIN users e ON e.id = c.ended_by
    WHERE c.patient_id = $1`

const present = {
  name: 'care-team-present',
  text: `${select} AND (c.ends_at IS NULL OR c.ends_at > $2) ORDER BY c.starts_at DESC, c.id DESC`,
}

const past = {
  name: 'care-team-past',
  text: `${select} AND c.ends_at <= $2 AND (c.starts_at, c.id) < ($3, $4::uuid)
    ORDER BY c.starts_at DESC, c.id DESC LIMIT $5`,
}

const assignable = {
  name: 'care-team-assignable',
  text: `
    SELECT u.id, u.display_name, r.title AS role_title
    FROM users u JOIN roles r ON r.id = u.role_id
    WHERE u.active AND r.patient_scope = 'care_team'
      AND NOT EXISTS (SELECT FROM care_team_assignments c WHERE c.patient_id = $1 AND c.user_id = u.id
        AND (c.ends_at IS NULL OR c.ends_at > $2))
    ORDER BY u.display_name, u.id`,
}

/** Reads everybody who is in a patient's care team, or will be. */
export const readPresentCareTeam = (
  prepared: PreparedQueries,
  patientId: string,
  at: Date,
): Promise<CareTeamRow[]> => prepared.run<CareTeamRow>(present, [patientId, at])

/** Reads a page of the assignments that have ended, the newest first. */
export const readPastCareTeam = (
  prepared: PreparedQueries,
  patientId: string,
  asked: { at: Date; before: MomentPlace; limit: number },
): Promise<CareTeamRow[]> =>
  prepared.run<CareTeamRow>(past, [patientId, asked.at, asked.before.at, asked.before.id, asked.limit])

/** Reads who can be put into the care team: active people of roles that see their care teams' patients, not in it now. */
export const readAssignable = (
  prepared: PreparedQueries,
  patientId: string,
  at: Date,
): Promise<AssignableRow[]> => prepared.run<AssignableRow>(assignable, [patientId, at])
