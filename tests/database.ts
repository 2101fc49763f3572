import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../models/migrate.ts'
import { appRole } from '../server/embedded-database/roles.ts'
import type { DatabaseUrls } from '../server/embedded-database.ts'

const template = 'template_medguard'

/** A database for one test file; the URLs are for the role that owns it and the role that serves requests. */
export type TestDatabase = DatabaseUrls & { drop(): Promise<void> }

/**
 * Makes a database with every table of MedGuard: a copy of the one that tests/run.ts prepared.
 * @throws Error when the test was not started by tests/run.ts.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = serverOfTheRun()
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, ...makeDatabase(name, template))
  return {
    ownerUrl: urlOf(server.ownerUrl, name),
    appUrl: urlOf(server.appUrl, name),
    drop: () => onServer(server, `drop database ${name} with (force)`),
  }
}

/** Makes the database that the others are copied from, and tells the test files where the server is. */
export async function prepareTemplate(server: DatabaseUrls): Promise<void> {
  await onServer(server, ...makeDatabase(template, 'template1'))
  await migrate({ url: urlOf(server.ownerUrl, template), appRole })
  process.env['TEST_OWNER_URL'] = server.ownerUrl
  process.env['TEST_APP_URL'] = server.appUrl
}

/** Where the checkpoints of a test's log are kept: a file of its own, that goes with the run. */
export const witnessFileFor = (url: string): string =>
  path.join(process.env['TEST_WITNESS_FOLDER'] ?? 'no-run', `${new URL(url).pathname.slice(1)}.txt`)

function serverOfTheRun(): DatabaseUrls {
  const { TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl } = process.env
  if (ownerUrl && appUrl) return { ownerUrl, appUrl }
  throw new Error(
    'There is no database for the tests. Run them by "npm test", or "npm test -- part-of-a-path".',
  )
}

// The rights on a database itself are not copied from its template: they are given as in a data folder.
function makeDatabase(name: string, from: string): string[] {
  return [
    `create database ${name} template ${from}`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${appRole}`,
  ]
}

async function onServer({ ownerUrl }: DatabaseUrls, ...statements: string[]): Promise<void> {
  const client = new Client(urlOf(ownerUrl, 'postgres'))
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
