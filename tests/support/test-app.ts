import assert from 'node:assert/strict'
import type { Express } from 'express'
import type pg from 'pg'
import { createApp } from '../../server/app.ts'
import { openServices } from '../../server/boot.ts'
import type { DatabaseUrls } from '../../server/embedded-database.ts'
import { createLog } from '../../server/log.ts'
import type { Services } from '../../server/services.ts'
import '../pages-as-react-writes-them.ts'
import { bySocket, createTestDatabase, openPool, witnessFileFor } from './database.ts'
import { listenFor } from './listening.ts'
import { TestClock } from './test-clock.ts'
import { testEnvironment } from './test-environment.ts'

/** A whole MedGuard with a database of its own: the real application, with CSRF and limits on. */
export type TestApp = {
  readonly app: Express
  readonly services: Services
  readonly clock: TestClock
  /** Where its database is, for other processes. */
  readonly urls: DatabaseUrls
  /** Asks the database as its owner, past the application. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Serves on a free port, for browsers. @returns the base address */
  serve(): Promise<string>
  close(): Promise<void>
}

/** @param options.environment settings that differ from the usual test facility */
export async function startTestApp(options: { environment?: NodeJS.ProcessEnv } = {}): Promise<TestApp> {
  // A demo has other roles: it makes its own.
  const database = await createTestDatabase({ installed: !testEnvironment(options.environment).demo })
  const clock = new TestClock()
  const environment = testEnvironment({
    AUDIT_WITNESS_FILE: witnessFileFor(database.appUrl),
    ...options.environment,
  })
  const log = createLog(environment.LOG_LEVEL)
  const { services, database: connection } = await openServices({
    environment,
    clock,
    log,
    appUrl: bySocket(database.appUrl),
  })
  const owner = openPool(bySocket(database.ownerUrl), 2)
  const app = createApp(services)
  const server = await listenFor(app)
  return {
    app,
    services,
    clock,
    urls: database,
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    serve: async () => {
      const address = server.address()
      assert.ok(typeof address === 'object' && address !== null)
      const url = `http://127.0.0.1:${address.port}`
      services.publicUrl.listeningAt(url)
      return url
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await services.sessionUse.write()
      await connection.close()
      await owner.end()
      await database.drop()
    },
  }
}
