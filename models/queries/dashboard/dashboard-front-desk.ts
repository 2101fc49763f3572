import type { PreparedQueries } from '../../prepared.ts'

/** The patients registered last, the newest first, each with how many patients there are. */
export type RegisteredRow = { readonly id: string; readonly created_at: Date; readonly total: number }

const statement = {
  name: 'dashboard-front-desk',
  // Record numbers are given out in order, so their index has the newest at its end.
  text: `SELECT id, created_at, (SELECT count(*)::integer FROM patients WHERE erased_at IS NULL) AS total
    FROM patients WHERE erased_at IS NULL ORDER BY record_number DESC LIMIT $1`,
}

/** Finds the patients who were registered last. */
export const readNewestPatients = (prepared: PreparedQueries, limit: number): Promise<RegisteredRow[]> =>
  prepared.run<RegisteredRow>(statement, [limit])
