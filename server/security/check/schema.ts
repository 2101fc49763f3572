import { migrations } from '../../../models/migrations/index.ts'
import { when, type SecurityCheck } from './check.ts'

/** The schema is that of this version. */
export const schema: SecurityCheck = {
  name: 'schema',
  looksAt: 'The database has the schema of this version.',
  look: async ({ ask }) => {
    const [table] = await ask<{ there: boolean }>(
      `SELECT to_regclass('schema_migrations') IS NOT NULL AS there`,
    )
    const applied =
      table?.there === true ? await ask<{ name: string }>('SELECT name FROM schema_migrations') : []
    const done = new Set(applied.map(({ name }) => name))
    const known = new Set(migrations.map(({ name }) => name))
    const pending = [...known].filter((name) => !done.has(name))
    const unknown = [...done].filter((name) => !known.has(name))
    return [
      ...when(pending.length > 0, {
        severity: 'critical',
        found: `The schema lacks steps of this version: ${pending.join(', ')}. Safeguards of this version may be missing.`,
        wayOut: 'Run npx medguard migrate; a start of the server does it too.',
      }),
      ...when(unknown.length > 0, {
        severity: 'warning',
        found: `The schema has steps that this version does not know: ${unknown.join(', ')}.`,
        wayOut: 'Run the version that made them.',
      }),
    ]
  },
}
