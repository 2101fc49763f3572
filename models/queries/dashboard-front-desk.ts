import type { PreparedQueries } from '../prepared.ts'

/** The patients registered last, the newest first. */
export type RegisteredRow = { readonly id: string; readonly created_at: Date }

const statement = {
  name: 'dashboard-front-desk',
  // Record numbers are given out in order, so their index has the newest at its end.
  text: 'SELECT id, created_at FROM patients ORDER BY record_number DESC LIMIT $1',
}

/** Finds the patients who were registered last. */
export const readNewestPatients = (prepared: PreparedQueries, limit: number): Promise<RegisteredRow[]> =>
  prepared.run<RegisteredRow>(statement, [limit])
