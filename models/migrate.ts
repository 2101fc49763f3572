import pg from 'pg'
import { runMigrations as migrateJobQueue } from 'graphile-worker'
import { Umzug, type UmzugStorage } from 'umzug'
import { migrations } from './migrations/index.ts'
import { grantToApplication } from './migrations/grants.ts'

/** Any number does, as long as every process of MedGuard asks for the same one. */
const lockNumber = 7_315_001

export type MigrateOptions = {
  /** A role that may create tables. */
  url: string
  /** The role the application will connect as; it is given what it needs and no more. */
  appRole?: string
  onProgress?: (line: string) => void
}

const storage = (client: pg.Client): UmzugStorage => ({
  logMigration: async ({ name }) => {
    await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name])
  },
  unlogMigration: async ({ name }) => {
    await client.query('DELETE FROM schema_migrations WHERE name = $1', [name])
  },
  executed: async () => {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY name')
    return rows.map((row) => row.name)
  },
})

/** The row in schema_migrations is written in the step's own transaction, so a crash leaves both or neither. */
function migrator(client: pg.Client): Umzug {
  const store = storage(client)
  const run = (text: string) => client.query(text)
  const inTransaction = async (work: () => Promise<unknown>, log: () => Promise<void>) => {
    await client.query('BEGIN')
    try {
      await work()
      await log()
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
  return new Umzug({
    logger: undefined,
    storage: { executed: store.executed, logMigration: async () => {}, unlogMigration: async () => {} },
    migrations: migrations.map((migration) => {
      const params = { name: migration.name, context: {} }
      return {
        name: migration.name,
        up: () =>
          inTransaction(
            () => migration.up(run),
            () => store.logMigration(params),
          ),
        down: () =>
          inTransaction(
            () => migration.down(run),
            () => store.unlogMigration(params),
          ),
      }
    }),
  })
}

async function withLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber])
    await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
      name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`)
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Brings the schema up to date: each step once, in order, in its own transaction, one process at a time.
 * @throws when a step fails; the steps before it stay, the failed one leaves nothing.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  return withLock(options.url, async (client) => {
    const umzug = migrator(client)
    umzug.on('migrating', ({ name }) => options.onProgress?.(`Changing the schema: ${name}`))
    const applied = await umzug.up()
    await migrateJobQueue({ connectionString: options.url })
    if (options.appRole !== undefined) {
      await grantToApplication(client, options.appRole)
    }
    return { applied: applied.map(({ name }) => name) }
  })
}

/** Takes back the newest `steps` steps, or all of them with Infinity. */
export async function rollBack(options: { url: string; steps: number }): Promise<{ reverted: string[] }> {
  return withLock(options.url, async (client) => {
    const umzug = migrator(client)
    const executed = await umzug.executed()
    const count = Math.min(options.steps, executed.length)
    const reverted = count === 0 ? [] : await umzug.down({ step: count })
    return { reverted: reverted.map(({ name }) => name) }
  })
}
