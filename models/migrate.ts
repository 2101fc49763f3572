import pg from 'pg'
import { runMigrations as migrateJobQueue } from 'graphile-worker'
import type { Umzug, UmzugStorage } from 'umzug'
import { migrations } from './migrations/index.ts'
import { grantToApplication } from './migrations/grants.ts'
import { schemaLimits, setLimits } from './connections/time-limits.ts'

/** Any number does, as long as every process of MedGuard asks for the same one. */
const lockNumber = 7_315_001

export type MigrateOptions = {
  /** A role that may create tables. */
  url: string
  /** The role the application will connect as; it is given what it needs and no more. */
  appRole?: string
  /** How long to wait for another process that changes the schema, in milliseconds: a minute, unless given. */
  waitMs?: number
  onProgress?: (line: string) => void
}

/** Whether this role may make tables; and whether anything was made before. */
async function readStanding(client: pg.Client): Promise<{ mayChange: boolean; begun: boolean }> {
  const { rows } = await client.query<{ mayChange: boolean; begun: boolean }>(
    `SELECT has_schema_privilege('public', 'CREATE') AS "mayChange",
            to_regclass('public.schema_migrations') IS NOT NULL AS begun`,
  )
  return rows[0] ?? { mayChange: false, begun: false }
}

const begin = (client: pg.Client) =>
  client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`)

async function readExecuted(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY name')
  return rows.map((row) => row.name)
}

const storage = (client: pg.Client): UmzugStorage => ({
  logMigration: async ({ name }) => {
    await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name])
  },
  unlogMigration: async ({ name }) => {
    await client.query('DELETE FROM schema_migrations WHERE name = $1', [name])
  },
  executed: () => readExecuted(client),
})

/** Whether a step is still to be taken. A command that finds none loads nothing for taking one. */
async function isBehind(client: pg.Client): Promise<boolean> {
  const executed = new Set(await readExecuted(client))
  return migrations.some(({ name }) => !executed.has(name))
}

/** Takes the steps that are still to be taken. @returns their names */
async function takeSteps(client: pg.Client, onProgress: MigrateOptions['onProgress']): Promise<string[]> {
  if (!(await isBehind(client))) {
    return []
  }
  const umzug = await migrator(client)
  umzug.on('migrating', ({ name }) => onProgress?.(`Changing the schema: ${name}`))
  const applied = await umzug.up()
  return applied.map(({ name }) => name)
}

/** The row in schema_migrations is written in the step's own transaction, so a crash leaves both or neither. */
async function migrator(client: pg.Client): Promise<Umzug> {
  // It brings a command line of its own along: loaded where the schema is changed, not in every command.
  const { Umzug } = await import('umzug')
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

/** The schema cannot be used yet: the message says why, and what to do. */
export class SchemaNotReadyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SchemaNotReadyError'
  }
}

/** Another process has been changing the schema for longer than this one waits. */
const inUse = (seconds: number) =>
  new SchemaNotReadyError(
    `Another process has held the lock on the schema for more than ${seconds} seconds: one that is starting, or a command under way. Wait until it is done and start again; if nothing of MedGuard runs, see in pg_locks who holds the advisory lock ${lockNumber}`,
  )

/** The schema lacks steps, and the role that asks may not take them. */
const behind = () =>
  new SchemaNotReadyError(
    'The schema of the database is not up to date, and this role may not change it. Run "npx medguard migrate" with DATABASE_OWNER_URL, the address of the role that owns the schema, and start again',
  )

const hasCode = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code

const isLockTimeout = (error: unknown) => hasCode(error, '55P03')

const isWithoutRight = (error: unknown) => hasCode(error, '42501')

/**
 * Takes the lock in a transaction of its own connection, which stays open in the meantime: a session's lock would stay, behind a
 * pooler, with a connection that is soon somebody else's, and nobody could ever start again.
 */
async function takeLock(url: string, waitMs: number): Promise<pg.Client> {
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  try {
    await holder.query(
      `BEGIN; ${setLimits({ statement: 0, lock: waitMs, idleInTransaction: 0 }, 'LOCAL')};
       SELECT pg_advisory_xact_lock(${lockNumber})`,
    )
    // Nothing is left to be done on it: where it breaks, the work goes on, and the lock is gone.
    holder.on('error', () => undefined)
    return holder
  } catch (error) {
    await holder.end()
    throw isLockTimeout(error) ? inUse(Math.ceil(waitMs / 1000)) : error
  }
}

async function withLock<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  waitMs = 60_000,
): Promise<T> {
  const holder = await takeLock(url, waitMs)
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.query(setLimits(schemaLimits))
    return await work(client)
  } finally {
    await client.end()
    await holder.end()
  }
}

/**
 * Brings the schema up to date: each step once, in order, in its own transaction, one process at a time.
 * A role that may change nothing only looks whether there is anything to be done.
 * @throws SchemaNotReadyError; when a step fails; the steps before it stay, the failed one leaves nothing.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  return withLock(
    options.url,
    async (client) => {
      const { mayChange, begun } = await readStanding(client)
      if (!mayChange) {
        if (!begun || (await isBehind(client))) {
          throw behind()
        }
        // A new version of the job queue can have steps of its own.
        await migrateJobQueue({ connectionString: options.url }).catch((error: unknown) => {
          throw isWithoutRight(error) ? behind() : error
        })
        return { applied: [] }
      }
      await begin(client)
      const applied = await takeSteps(client, options.onProgress)
      await migrateJobQueue({ connectionString: options.url })
      if (options.appRole !== undefined) {
        await grantToApplication(client, options.appRole)
      }
      return { applied }
    },
    options.waitMs,
  )
}

/** Takes back the newest `steps` steps, or all of them with Infinity. */
export async function rollBack(options: { url: string; steps: number }): Promise<{ reverted: string[] }> {
  return withLock(options.url, async (client) => {
    await begin(client)
    const umzug = await migrator(client)
    const executed = await umzug.executed()
    const count = Math.min(options.steps, executed.length)
    const reverted = count === 0 ? [] : await umzug.down({ step: count })
    return { reverted: reverted.map(({ name }) => name) }
  })
}
