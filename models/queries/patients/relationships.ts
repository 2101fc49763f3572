import type { PreparedQueries } from '../../prepared.ts'
import type { RelationshipDocument, RelationshipKind } from '../../patients/record-tie.ts'
import { ofPatient, readOfPatient, type AskedPatient, type IdentityRow } from './of-patient.ts'

/** A tie as pages list it; its words are still sealed. Bytes and moments as JSON has them. */
export type RelationshipRow = {
  readonly id: string
  readonly kind: RelationshipKind
  readonly document: RelationshipDocument
  readonly grounds: string | null
  readonly ends_on: string | null
  readonly code_expires_at: string
  readonly invited_by_name: string | null
  readonly invited_at: string
  readonly account: string | null
  readonly accepted_at: string | null
  readonly end_asked_by: string | null
  readonly end_asked_by_name: string | null
  readonly end_asked_at: string | null
  readonly end_reason: string | null
  readonly ended_by_name: string | null
  readonly ended_at: string | null
}

const relationships = ofPatient(
  'record-ties-of-patient',
  `(SELECT json_agg(x) FROM (
    SELECT t.id, t.kind, t.document, t.grounds, t.ends_on::text AS ends_on, t.code_expires_at, i.display_name AS invited_by_name,
      t.invited_at, a.username AS account, t.accepted_at, t.end_asked_by, e.display_name AS end_asked_by_name, t.end_asked_at,
      t.end_reason, d.display_name AS ended_by_name, t.ended_at
    FROM record_ties t LEFT JOIN users i ON i.id = t.invited_by LEFT JOIN users a ON a.id = t.user_id
      LEFT JOIN users e ON e.id = t.end_asked_by LEFT JOIN users d ON d.id = t.ended_by
    WHERE t.patient_id = p.id ORDER BY t.invited_at DESC, t.id DESC) x) AS tie_rows`,
)

/** Ties with whose record it is. */
export type RelationshipsRow = IdentityRow & { readonly tie_rows: readonly RelationshipRow[] | null }

/** Every tie of accounts to a record, the newest first. */
export const readRelationshipsOfPatient = (
  prepared: PreparedQueries,
  patient: AskedPatient,
): Promise<RelationshipsRow | undefined> => readOfPatient<RelationshipsRow>(prepared, relationships, patient)

/** A tie that was accepted and holds; nothing sealed of it. */
export type HolderRow = {
  readonly id: string
  readonly kind: RelationshipKind
  readonly ends_on: string | null
  readonly account: string | null
}

const holders = {
  name: 'holders-of-record',
  text: `
    SELECT t.id, t.kind, t.ends_on::text AS ends_on, a.username AS account
    FROM record_ties t LEFT JOIN users a ON a.id = t.user_id
    WHERE t.patient_id = $1 AND t.accepted_at IS NOT NULL AND t.ended_at IS NULL
    ORDER BY t.invited_at DESC, t.id DESC`,
}

/** The accounts that are tied to a record now, the newest first. */
export const readHoldersOfRecord = (prepared: PreparedQueries, patientId: string): Promise<HolderRow[]> =>
  prepared.run<HolderRow>(holders, [patientId])

/** A record that an account may read, or might until its last day. */
export type OwnRelationshipRow = {
  readonly id: string
  readonly patient_id: string
  readonly record_number: string
  readonly kind: RelationshipKind
  readonly ends_on: string | null
  readonly chosen: boolean
}

const ofUser = {
  name: 'record-ties-of-user',
  text: `
    SELECT t.id, t.patient_id, p.record_number, t.kind, t.ends_on::text AS ends_on, coalesce(m.record_of = t.id, false) AS chosen
    FROM record_ties t JOIN patients p ON p.id = t.patient_id AND p.erased_at IS NULL
      LEFT JOIN session_metadata m ON m.id = $2
    WHERE t.user_id = $1 AND t.ended_at IS NULL
    ORDER BY t.kind = 'self' DESC, p.record_number`,
}

/** The records that an account is tied to, its own first. @param sessionId for which the choice among them holds */
export const readRelationshipsOfUser = (
  prepared: PreparedQueries,
  userId: string,
  sessionId: string,
): Promise<OwnRelationshipRow[]> => prepared.run<OwnRelationshipRow>(ofUser, [userId, sessionId])

const choose = {
  name: 'choose-record',
  text: `
    UPDATE session_metadata m SET record_of = t.id FROM record_ties t
    WHERE m.id = $1 AND m.user_id = t.user_id AND t.id = $2 AND t.ended_at IS NULL AND (t.ends_on IS NULL OR t.ends_on >= $3)
    RETURNING t.patient_id, t.id`,
}

/** Makes one of the records of the session's person that whose pages are shown. @returns whose, where it may be */
export async function chooseRecord(
  prepared: PreparedQueries,
  asked: { sessionId: string; tieId: string; today: string },
): Promise<string | undefined> {
  const [row] = await prepared.run<{ patient_id: string }>(choose, [
    asked.sessionId,
    asked.tieId,
    asked.today,
  ])
  return row?.patient_id
}
