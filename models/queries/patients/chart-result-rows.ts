import { resultIsAwaited, selectResults, type ResultRow } from './result-rows.ts'

/** How many of the newest results a chart shows. */
const newestOnChart = 8

/**
 * The newest results of the patient `p`, those that are critical and nobody has seen, however old, and how many wait in all: as
 * JSON, for a SELECT of other things. What was entered in error is none.
 */
export const resultsOfChart = `
  (SELECT json_agg(o) FROM (${selectResults} WHERE x.patient_id = p.id AND x.status <> 'entered-in-error'
    ORDER BY x.collected_at DESC, x.id DESC LIMIT ${newestOnChart}) o) AS result_rows,
  (SELECT json_agg(o) FROM (${selectResults} WHERE x.patient_id = p.id AND x.critical AND ${resultIsAwaited}
    ORDER BY x.collected_at DESC, x.id DESC) o) AS critical_result_rows,
  (SELECT count(*)::int FROM results x WHERE x.patient_id = p.id AND ${resultIsAwaited}) AS awaited_results`

/** What a chart reads of results. */
export type ResultsOfChart = {
  readonly result_rows: readonly ResultRow[] | null
  readonly critical_result_rows: readonly ResultRow[] | null
  readonly awaited_results: number
}
