import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Client, Pool } from 'pg'
import { connectDatabase } from '../../models/database.ts'
import { migrate } from '../../models/migrate.ts'
import { seedRoles } from '../../server/accounts/seed-roles.ts'
import { prepareFirstPartitions } from '../../server/audit/partitions.ts'
import { appRole } from '../../server/embedded-database/roles.ts'
import type { DatabaseUrls } from '../../server/embedded-database.ts'
import { beginning } from './test-clock.ts'
import { witnessFolder } from './test-environment.ts'

/** Every table of MedGuard, and no row. */
const schema = 'template_medguard'

/** The same as a facility finds it when it has just been installed: with its roles, and with places for its audit log. */
const installed = 'template_installed'

/** A database for one test file; the URLs are for the role that owns it and the role that serves requests. */
export type TestDatabase = DatabaseUrls & { drop(): Promise<void> }

/**
 * Makes a database with every table of MedGuard: a copy of one that tests/run.ts prepared.
 * @param options.installed with what a start of the application adds to it, where it is no demo
 * @throws Error when the test was not started by tests/run.ts.
 */
export async function createTestDatabase(options: { installed?: boolean } = {}): Promise<TestDatabase> {
  const server = serverOfTheRun()
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, ...makeDatabase(name, options.installed === true ? installed : schema))
  return {
    ownerUrl: urlOf(server.ownerUrl, name),
    appUrl: urlOf(server.appUrl, name),
    drop: () => onServer(server, `drop database ${name} with (force)`),
  }
}

/** Makes the databases that the others are copied from, and tells the test files where the server is. */
export async function prepareTemplate(server: DatabaseUrls): Promise<void> {
  await onServer(server, ...makeDatabase(schema, 'template1'))
  await migrate({ url: urlOf(server.ownerUrl, schema), appRole })
  await onServer(server, ...makeDatabase(installed, schema))
  await install(urlOf(server.appUrl, installed))
  process.env['TEST_OWNER_URL'] = server.ownerUrl
  process.env['TEST_APP_URL'] = server.appUrl
}

/** What makes roles and partitions of the log at a start, at the moment at which the clocks of tests begin. */
async function install(url: string): Promise<void> {
  const database = connectDatabase({
    url,
    watched: false,
    onIdleError: (error) => {
      throw error
    },
  })
  const at = new Date(beginning)
  await seedRoles(database.sequelize, { at, anyHours: false })
  await prepareFirstPartitions(database.prepared, at)
  await database.close()
}

/**
 * The same database by the socket of the run's server, where it has one: each statement comes and goes by half of the machine's
 * work, and no connection begins with a password. For what is not about connections.
 */
export function bySocket(url: string): string {
  const folder = process.env['TEST_SOCKET_FOLDER']
  if (!folder) return url
  const near = new URL(url)
  near.searchParams.set('host', folder)
  return near.href
}

/**
 * A pool of a test's own. It says that it has ended before its connections have: dropping the database may be what ends them,
 * which is nobody's fault then.
 */
export function openPool(url: string, max = 10): Pool {
  const pool = new Pool({ connectionString: url, max })
  // The pool tells of an idle connection that broke, and a lent one tells of itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Where the checkpoints of a test's log are kept: a file of its own, that goes with the run. */
export const witnessFileFor = (url: string): string =>
  path.join(witnessFolder(), `${new URL(url).pathname.slice(1)}.txt`)

function serverOfTheRun(): DatabaseUrls {
  const { TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl } = process.env
  if (ownerUrl && appUrl) return { ownerUrl, appUrl }
  throw new Error(
    'There is no database for the tests. Run them by "npm test", or "npm test -- part-of-a-path".',
  )
}

// Files are copied as they are: by way of the log (the usual strategy) it takes three times as long where nothing is synced.
// The rights on a database itself are not copied from its template: they are given as in a data folder.
function makeDatabase(name: string, from: string): string[] {
  return [
    `create database ${name} template ${from} strategy file_copy`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${appRole}`,
  ]
}

async function onServer({ ownerUrl }: DatabaseUrls, ...statements: string[]): Promise<void> {
  const client = new Client(bySocket(urlOf(ownerUrl, 'postgres')))
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
