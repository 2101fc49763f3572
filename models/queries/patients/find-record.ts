import type { PreparedQueries } from '../../prepared.ts'

const statement = {
  name: 'find-record',
  text: `SELECT id, record_number FROM patients
    WHERE record_number = $1 OR national_id_index = ANY ($2::bytea[]) ORDER BY record_number LIMIT 1`,
}

/** The record with exactly this number or national id (as its keyed hashes); no name or phone number finds it. */
export async function findRecord(
  prepared: PreparedQueries,
  sought: { recordNumber: string; nationalIdIndexes: readonly Buffer[] },
): Promise<{ id: string; record_number: string } | undefined> {
  const [row] = await prepared.run<{ id: string; record_number: string }>(statement, [
    sought.recordNumber,
    sought.nationalIdIndexes,
  ])
  return row
}
