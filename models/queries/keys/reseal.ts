import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { SealedTable } from '../../sealing/sealed-columns.ts'

/** One sealed value: its row, its column, its ciphertext. */
export type SealedCell = { readonly row: string; readonly column: string; readonly box: Buffer }

/** Every sealed value of a table that stands under a patient's key, the rows locked. */
export async function lockSealedCells(
  sequelize: Sequelize,
  transaction: Transaction,
  { table, columns, ofPatient }: SealedTable,
  patientId: string,
): Promise<SealedCell[]> {
  const rows = await sequelize.query<Record<string, unknown>>(
    `SELECT id, ${columns.join(', ')} FROM ${table} WHERE ${ofPatient} ORDER BY id FOR UPDATE`,
    { bind: [patientId], type: QueryTypes.SELECT, transaction },
  )
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const box = row[column]
      return Buffer.isBuffer(box) ? [{ row: String(row['id']), column, box }] : []
    }),
  )
}

/** Stores sealed values again, each in its place, in one statement for each column. */
export async function storeSealedCells(
  sequelize: Sequelize,
  transaction: Transaction,
  { table, columns }: SealedTable,
  cells: readonly SealedCell[],
): Promise<void> {
  for (const column of columns) {
    const mine = cells.filter((cell) => cell.column === column)
    if (mine.length > 0) {
      await sequelize.query(
        `UPDATE ${table} t SET ${column} = decode(n.box, 'hex')
         FROM unnest($1::uuid[], $2::text[]) AS n (id, box) WHERE t.id = n.id`,
        {
          bind: [mine.map((cell) => cell.row), mine.map((cell) => cell.box.toString('hex'))],
          type: QueryTypes.UPDATE,
          transaction,
        },
      )
    }
  }
}
