import type { PreparedQueries } from '../../prepared.ts'
import type { Box } from './clinical-entries.ts'
import type { EntryHistoryRow, EntryRow } from './clinical-lists.ts'
import { changesOfEntry } from './clinical-lists.ts'
import { ofPatient, readOfPatient, type AskedPatient, type IdentityRow } from './of-patient.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A vital sign as it is stored, with the names of whoever wrote it. */
export type ObservationRow = {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly taken_at: string
  readonly content: Box
  readonly source: string
  readonly recorded_by: string | null
  readonly created_at: string
  readonly changed_by: string | null
  readonly changed_at: string | null
  readonly version: number
  /** Who has seen a critical number as it now stands; null where nobody has. */
  readonly acknowledged: { readonly by: string | null; readonly at: string } | null
}

/** One of the newest readings of a kind: what a chart shows. */
export type LatestObservationRow = Pick<ObservationRow, 'id' | 'kind' | 'content'> & {
  readonly taken_at: string | Date
}

const moment = (column: string) => `to_json(x.${column}) #>> '{}' AS ${column}`

/** SELECT … FROM observations x, without a WHERE. */
const selectObservations = `SELECT x.id, x.kind, x.status, ${moment('taken_at')}, x.content, x.source,
  wu.display_name AS recorded_by, ${moment('created_at')}, cu.display_name AS changed_by, ${moment('changed_at')}, x.version,
  (SELECT json_build_object('by', au.display_name, 'at', a.created_at) FROM observation_acknowledgements a
    LEFT JOIN users au ON au.id = a.user_id WHERE a.observation_id = x.id AND a.version = x.version) AS acknowledged
  FROM observations x LEFT JOIN users wu ON wu.id = x.recorded_by LEFT JOIN users cu ON cu.id = x.changed_by`

/** How many readings of a kind a small curve is drawn of. */
const newestOfKind = 12

/**
 * The newest readings of each kind of the patient `p`, as JSON, for a SELECT of other things. Each kind is looked up in an index
 * by itself: however many readings there are, only these are touched. What was entered in error is none.
 */
export const latestOfPatient = `
  (SELECT json_agg(o) FROM (
    SELECT n.* FROM (SELECT DISTINCT kind FROM observations WHERE patient_id = p.id) k CROSS JOIN LATERAL (
      SELECT x.id, x.kind, to_json(x.taken_at) #>> '{}' AS taken_at, x.content FROM observations x
      WHERE x.patient_id = p.id AND x.kind = k.kind AND x.status <> 'entered-in-error'
      ORDER BY x.taken_at DESC, x.id DESC LIMIT ${newestOfKind}) n) o) AS observation_rows`

/** Critical numbers of the patient `p` that nobody has said to have seen, as JSON: none is left out. */
export const unacknowledgedOfPatient = `
  (SELECT json_agg(o) FROM (
    SELECT x.id, x.kind, to_json(x.taken_at) #>> '{}' AS taken_at, x.content, x.version FROM observations x
    WHERE x.patient_id = p.id AND x.critical AND x.status <> 'entered-in-error' AND NOT EXISTS (
      SELECT FROM observation_acknowledgements a WHERE a.observation_id = x.id AND a.version = x.version)
    ORDER BY x.taken_at DESC, x.id DESC) o) AS unacknowledged_rows`

/** A critical number that nobody has said to have seen. */
export type UnacknowledgedRow = LatestObservationRow & { readonly version: number }

const latest = ofPatient('latest-observations', latestOfPatient)

const page = ofPatient(
  'observation-page',
  `(SELECT json_agg(o) FROM (
    SELECT y.*, ${placeOf('y.taken_at::timestamptz')} AS place FROM (${selectObservations}
      WHERE x.patient_id = p.id AND (x.taken_at, x.id) < ($2, $3::uuid) AND ($5 = '' OR x.kind = $5)
      ORDER BY x.taken_at DESC, x.id DESC LIMIT $4) y) o) AS observation_rows`,
)

const one = `(SELECT to_json(a) FROM (${selectObservations} WHERE x.patient_id = p.id AND x.id = $2) a) AS entry_row`
const observation = ofPatient('observation-by-id', one)
const history = ofPatient('observation-with-history', one, changesOfEntry)

/** The newest readings of each kind, with who the patient is. */
export type LatestRow = IdentityRow & { readonly observation_rows: readonly LatestObservationRow[] | null }

export const readLatest = (
  prepared: PreparedQueries,
  patient: AskedPatient,
): Promise<LatestRow | undefined> => readOfPatient<LatestRow>(prepared, latest, patient)

/** A page of a patient's vital signs with who the patient is. */
export type ObservationPageRow = IdentityRow & {
  readonly observation_rows: readonly (ObservationRow & PlacedRow)[] | null
}

/** Reads a page of vital signs, the newest first, those entered in error too. @param asked.kind '' for all */
export const readObservationPage = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  { before, limit, kind }: { before: MomentPlace; limit: number; kind: string },
): Promise<ObservationPageRow | undefined> =>
  readOfPatient<ObservationPageRow>(prepared, page, patient, before.at, before.id, limit, kind)

/** One vital sign; null where it is not of this patient. */
export const readObservation = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  id: string,
): Promise<EntryRow<ObservationRow> | undefined> => readOfPatient(prepared, observation, patient, id)

/** The same with every state that it had. */
export const readObservationHistory = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  id: string,
): Promise<EntryHistoryRow<ObservationRow> | undefined> => readOfPatient(prepared, history, patient, id)
