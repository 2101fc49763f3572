import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'
import type { MembershipEnd, WardCapacity } from '../../../server/ward-kinds.ts'

/** Somebody's time on a ward. */
export type WardMemberRow = PlacedRow & {
  readonly user_id: string
  /** By what the list of those on it goes on: their user name, and what tells two times of one person apart. */
  readonly sort_key: string
  readonly display_name: string
  readonly role_title: string
  readonly active: boolean
  readonly capacity: WardCapacity
  readonly covers: string | null
  readonly starts_at: Date
  readonly ends_at: Date | null
  readonly added_by: string | null
  readonly ended_how: MembershipEnd | null
  readonly ended_by: string | null
}

/** Somebody who can be put on a ward. */
export type WardPersonRow = {
  readonly id: string
  readonly display_name: string
  readonly role_title: string
}

const sortKey = `(u.username || ' ' || m.id::text) COLLATE "C"`

const select = `
  SELECT m.id, m.user_id, ${sortKey} AS sort_key, ${placeOf('m.starts_at')} AS place, u.display_name, r.title AS role_title,
    u.active, m.capacity, c.display_name AS covers, m.starts_at, m.ends_at, a.display_name AS added_by, m.ended_how,
    e.display_name AS ended_by
  FROM ward_members m
  JOIN users u ON u.id = m.user_id
  JOIN roles r ON r.id = u.role_id
  LEFT JOIN users c ON c.id = m.covers
  LEFT JOIN users a ON a.id = m.added_by
  LEFT JOIN users e ON e.id = m.ended_by
  WHERE m.ward_id = $1`

const present = {
  name: 'ward-members-present',
  text: `${select} AND (m.ends_at IS NULL OR m.ends_at > $2) AND ${sortKey} > $3 ORDER BY sort_key LIMIT $4`,
}

const past = {
  name: 'ward-members-past',
  text: `${select} AND m.ends_at <= $2 AND (m.starts_at, m.id) < ($3::timestamptz, $4::uuid)
    ORDER BY m.starts_at DESC, m.id DESC LIMIT $5`,
}

const people = {
  name: 'ward-people',
  text: `
    SELECT u.id, u.display_name, r.title AS role_title FROM users u JOIN roles r ON r.id = u.role_id
    WHERE u.active AND r.patient_scope = 'care_team' AND u.id <> $3
      AND NOT EXISTS (SELECT FROM ward_members m WHERE m.ward_id = $1 AND m.user_id = u.id AND m.ends_at IS NULL
        AND m.starts_at <= $2)
    ORDER BY u.display_name, u.id`,
}

const covered = {
  name: 'ward-covered',
  text: `
    SELECT DISTINCT ON (u.display_name, u.id) u.id, u.display_name, r.title AS role_title
    FROM ward_members m JOIN users u ON u.id = m.user_id JOIN roles r ON r.id = u.role_id
    WHERE m.ward_id = $1 AND m.capacity <> 'covering' AND (m.ends_at IS NULL OR m.ends_at > $2)
    ORDER BY u.display_name, u.id`,
}

/** Who is on a ward, or will be: by user name. @param asked.after the `sort_key` of the last one before */
export const listWardMembers = (
  prepared: PreparedQueries,
  asked: { readonly wardId: string; readonly at: Date; readonly after: string; readonly limit: number },
): Promise<WardMemberRow[]> =>
  prepared.run<WardMemberRow>(present, [asked.wardId, asked.at, asked.after, asked.limit])

/** Who was on a ward, the last who came first. */
export const listFormerWardMembers = (
  prepared: PreparedQueries,
  asked: { readonly wardId: string; readonly at: Date; readonly before: MomentPlace; readonly limit: number },
): Promise<WardMemberRow[]> =>
  prepared.run<WardMemberRow>(past, [asked.wardId, asked.at, asked.before.at, asked.before.id, asked.limit])

/**
 * Who can be put on a ward: active people of roles that care for patients, but for whoever asks and those who are on it for as long
 * as nobody ends it.
 */
export const listWardPeople = (
  prepared: PreparedQueries,
  asked: { readonly wardId: string; readonly at: Date; readonly askedBy: string },
): Promise<WardPersonRow[]> => prepared.run<WardPersonRow>(people, [asked.wardId, asked.at, asked.askedBy])

/** For whom somebody can cover: who is on the ward, or will be, and does not only cover themselves. */
export const listCovered = (
  prepared: PreparedQueries,
  asked: { readonly wardId: string; readonly at: Date },
): Promise<WardPersonRow[]> => prepared.run<WardPersonRow>(covered, [asked.wardId, asked.at])
