import type { Sequelize, Transaction } from 'sequelize'

/** Any number does, as long as every import asks for the same one. */
const lockNumber = 7_315_003

/** Waits for the piece that an import is at, and keeps others waiting until the transaction ends. */
export async function takeTurns(
  { sequelize }: { readonly sequelize: Sequelize },
  transaction: Transaction,
): Promise<void> {
  await sequelize.query(`SELECT pg_advisory_xact_lock(${lockNumber})`, { transaction })
}
