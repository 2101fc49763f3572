import type { PreparedQueries } from '../../prepared.ts'
import type { EncounterRow } from './chart-rows.ts'
import { ofPatient, readOfPatient, type AskedPatient, type IdentityRow } from './of-patient.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

const columns = `
  v.id, v.kind, v.occurred_at, v.occurred_on, v.state, coalesce(u.display_name, q.name) AS author, v.reason, v.notes,
  v.diagnoses, v.content, v.amends_id, ${placeOf('v.occurred_at')} AS place, (SELECT y.id FROM encounters y WHERE y.amends_id = v.id) AS amended_by_id, 0 AS total`

const joins = `
  LEFT JOIN users u ON u.id = v.author_id
  LEFT JOIN practitioners q ON q.id = v.practitioner_id`

const page = ofPatient(
  'encounter-page',
  `(SELECT json_agg(e) FROM (
    SELECT ${columns} FROM (SELECT * FROM encounters x
      WHERE x.patient_id = p.id AND (x.occurred_at, x.id) < ($2, $3::uuid)
      ORDER BY x.occurred_at DESC, x.id DESC LIMIT $4) v
    ${joins} ORDER BY v.occurred_at DESC, v.id DESC) e) AS encounter_rows`,
)

const one = ofPatient(
  'encounter-by-id',
  `(SELECT to_json(e) FROM (
    SELECT ${columns} FROM encounters v ${joins} WHERE v.patient_id = p.id AND v.id = $2) e) AS encounter_row`,
)

const time = {
  name: 'encounter-time',
  text: `SELECT v.occurred_at, v.occurred_on, v.author_id, u.display_name AS author,
      ARRAY(SELECT permission FROM role_permissions WHERE role_id = u.role_id) AS author_permissions
    FROM encounters v LEFT JOIN users u ON u.id = v.author_id WHERE v.patient_id = $1 AND v.id = $2`,
}

/** A page of a patient's encounters with who the patient is. */
export type EncounterPageRow = IdentityRow & {
  readonly encounter_rows: readonly (EncounterRow & PlacedRow)[] | null
}

/** Reads a page of a patient's encounters, the newest first, replaced ones included. */
export const readEncounterPage = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  before: MomentPlace,
  limit: number,
): Promise<EncounterPageRow | undefined> =>
  readOfPatient<EncounterPageRow>(prepared, page, patient, before.at, before.id, limit)

/** One encounter with who the patient is; null where it is not of this patient. */
export type OneEncounterRow = IdentityRow & { readonly encounter_row: EncounterRow | null }

/** Reads one encounter of this patient. */
export const readEncounter = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  id: string,
): Promise<OneEncounterRow | undefined> => readOfPatient<OneEncounterRow>(prepared, one, patient, id)

/** When an encounter was, by its moment or by a date alone, and who wrote it with what their role may now. */
export type EncounterTimeRow = {
  readonly occurred_at: Date
  readonly occurred_on: string | null
  readonly author_id: string | null
  readonly author: string | null
  readonly author_permissions: readonly string[]
}

/** Reads when an encounter of this patient was and who wrote it, undefined where it is not of this patient; nothing sealed is read. */
export const readEncounterTime = async (
  prepared: PreparedQueries,
  patientId: string,
  id: string,
): Promise<EncounterTimeRow | undefined> => (await prepared.run<EncounterTimeRow>(time, [patientId, id]))[0]
