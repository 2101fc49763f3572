import type { PreparedQueries } from '../../prepared.ts'
import type { Box } from './clinical-entries.ts'
import type { EntryHistoryRow, EntryRow } from './clinical-lists.ts'
import { changesOfEntry } from './clinical-lists.ts'
import { ofPatient, readOfPatient, type AskedPatient, type IdentityRow } from './of-patient.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A result as it is stored, with the names of whoever wrote it. */
export type ResultRow = {
  readonly id: string
  readonly report_id: string
  readonly test_id: string
  readonly status: string
  readonly collected_at: string
  readonly content: Box
  readonly awaited: boolean
  readonly source: string
  readonly recorded_by: string | null
  readonly created_at: string
  readonly changed_by: string | null
  readonly changed_at: string | null
  readonly version: number
  /** Who has seen it as it now stands; null where nobody has said so. */
  readonly acknowledged: { readonly by: string | null; readonly at: string } | null
}

/** A test that the patient had, and how many results there are of it. */
export type ResultTestRow = { readonly id: string; readonly content: Box; readonly count: number }

const moment = (column: string) => `to_json(x.${column}) #>> '{}' AS ${column}`

/** SELECT … FROM results x, without a WHERE. */
export const selectResults = `SELECT x.id, x.report_id, x.test_id, x.status, ${moment('collected_at')}, x.content, x.awaited, x.source,
  wu.display_name AS recorded_by, ${moment('created_at')}, cu.display_name AS changed_by, ${moment('changed_at')}, x.version,
  (SELECT json_build_object('by', au.display_name, 'at', a.created_at) FROM result_acknowledgements a
    LEFT JOIN users au ON au.id = a.user_id WHERE a.result_id = x.id AND a.version = x.version) AS acknowledged
  FROM results x LEFT JOIN users wu ON wu.id = x.recorded_by LEFT JOIN users cu ON cu.id = x.changed_by`

/** Of a result `x`: nobody has said to have seen it, and somebody is to. */
export const resultIsAwaited = `x.awaited AND x.status <> 'entered-in-error' AND NOT EXISTS (
  SELECT FROM result_acknowledgements a WHERE a.result_id = x.id AND a.version = x.version)`

/** Which results a page shows. */
export const resultFilters = ['all', 'abnormal', 'awaited'] as const
export type ResultFilter = (typeof resultFilters)[number]

const conditions: Readonly<Record<ResultFilter, string>> = {
  all: 'true',
  abnormal: `x.abnormal AND x.status <> 'entered-in-error'`,
  awaited: resultIsAwaited,
}

const tests = `(SELECT json_agg(t) FROM (SELECT t.id, t.content, c.count FROM result_tests t
  JOIN LATERAL (SELECT count(*)::int FROM results x WHERE x.test_id = t.id) c ON c.count > 0
  WHERE t.patient_id = p.id ORDER BY t.id) t) AS test_rows`

/**
 * What may be shown to the patient: what somebody of the care team has seen as it stands, and, unless it is critical, what has
 * waited for long enough. What was entered in error stays where it may have been read.
 */
const isShownToPatient = `CASE WHEN x.status = 'entered-in-error'
  THEN EXISTS (SELECT FROM result_acknowledgements a WHERE a.result_id = x.id) OR (NOT x.critical AND x.created_at <= $6)
  ELSE NOT x.awaited OR (NOT x.critical AND coalesce(x.changed_at, x.created_at) <= $6) OR EXISTS (
    SELECT FROM result_acknowledgements a WHERE a.result_id = x.id AND a.version = x.version) END`

const page = (name: string, condition: string, ...others: readonly string[]) =>
  ofPatient(
    name,
    `(SELECT json_agg(o) FROM (
      SELECT y.*, ${placeOf('y.collected_at::timestamptz')} AS place FROM (${selectResults}
        WHERE x.patient_id = p.id AND (x.collected_at, x.id) < ($2, $3::uuid) AND ($5::uuid IS NULL OR x.test_id = $5)
          AND (${condition})
        ORDER BY x.collected_at DESC, x.id DESC LIMIT $4) y) o) AS result_rows`,
    tests,
    ...others,
  )

const pages = {
  all: page('results-all', conditions.all),
  abnormal: page('results-abnormal', conditions.abnormal),
  awaited: page('results-awaited', conditions.awaited),
} as const

const ownPage = page(
  'own-results',
  isShownToPatient,
  `(SELECT count(*)::int FROM results x WHERE x.patient_id = p.id
    AND x.status <> 'entered-in-error' AND NOT (${isShownToPatient})) AS held_back`,
)

const one = `(SELECT to_json(a) FROM (${selectResults} WHERE x.patient_id = p.id AND x.id = $2) a) AS entry_row`
const result = ofPatient('result-by-id', one)
const history = ofPatient('result-with-history', one, changesOfEntry)

/** A page of a patient's results with who the patient is, and every test that they had. */
export type ResultPageRow = IdentityRow & {
  readonly result_rows: readonly (ResultRow & PlacedRow)[] | null
  readonly test_rows: readonly ResultTestRow[] | null
}

type AskedPage = { readonly before: MomentPlace; readonly limit: number; readonly testId: string | null }

/** Reads a page of results, the newest first, those entered in error too. @param asked.testId null for all */
export const readResultPage = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  { before, limit, testId, filter }: AskedPage & { filter: ResultFilter },
): Promise<ResultPageRow | undefined> =>
  readOfPatient<ResultPageRow>(prepared, pages[filter], patient, before.at, before.id, limit, testId)

/** Reads a page of the results that the patient may see. @param asked.until what was written down by then, and nobody has seen */
export const readOwnResultPage = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  { before, limit, testId, until }: AskedPage & { until: Date },
): Promise<(ResultPageRow & { readonly held_back: number }) | undefined> =>
  readOfPatient(prepared, ownPage, patient, before.at, before.id, limit, testId, until)

/** One result; null where it is not of this patient. */
export const readResult = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  id: string,
): Promise<EntryRow<ResultRow> | undefined> => readOfPatient(prepared, result, patient, id)

/** The same with every state that it had. */
export const readResultHistory = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  id: string,
): Promise<EntryHistoryRow<ResultRow> | undefined> => readOfPatient(prepared, history, patient, id)
