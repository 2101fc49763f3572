import type { RunsStatements } from '../../prepared.ts'

const statement = {
  name: 'lock-setting',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('facility-setting ' || $1, 0))::text`,
}

/**
 * Lets changes of one setting of the facility take turns, whether it was ever set or not: what a change reads after this
 * stays until the transaction ends.
 */
export async function lockSetting(statements: RunsStatements, name: string): Promise<void> {
  await statements.run(statement, [name])
}
