import type { PreparedQueries } from '../prepared.ts'
import type { EncounterRow } from './chart-rows.ts'

const columns = `
  v.id, v.kind, to_json(v.occurred_at) #>> '{}' AS occurred_at, v.occurred_on, coalesce(u.display_name, q.name) AS author,
  v.reason::text AS reason, v.notes::text AS notes, v.diagnoses::text AS diagnoses, v.amends_id,
  (SELECT y.id FROM encounters y WHERE y.amends_id = v.id) AS amended_by_id, 0 AS total`

const joins = `
  LEFT JOIN users u ON u.id = v.author_id
  LEFT JOIN practitioners q ON q.id = v.practitioner_id`

const page = {
  name: 'encounter-page',
  text: `
    SELECT ${columns} FROM (SELECT * FROM encounters
      WHERE patient_id = $1 AND (occurred_at, id) < ($2, $3::uuid) ORDER BY occurred_at DESC, id DESC LIMIT $4) v
    ${joins} ORDER BY v.occurred_at DESC, v.id DESC`,
}

const one = {
  name: 'encounter-by-id',
  text: `SELECT ${columns} FROM encounters v ${joins} WHERE v.patient_id = $1 AND v.id = $2`,
}

/** The place after which a page of encounters goes on. */
export type EncounterCursor = { readonly at: Date | 'infinity'; readonly id: string }

/** Reads a page of a patient's encounters, the newest first, replaced ones included. */
export const readEncounterPage = (
  prepared: PreparedQueries,
  patientId: string,
  before: EncounterCursor,
  limit: number,
): Promise<EncounterRow[]> => prepared.run<EncounterRow>(page, [patientId, before.at, before.id, limit])

/** Reads one encounter of this patient; undefined where it is not of this patient. */
export async function readEncounter(
  prepared: PreparedQueries,
  patientId: string,
  id: string,
): Promise<EncounterRow | undefined> {
  const [row] = await prepared.run<EncounterRow>(one, [patientId, id])
  return row
}
