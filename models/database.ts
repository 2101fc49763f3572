import pg from 'pg'
import type { Sequelize } from 'sequelize'
import { defineModels } from './define-models.ts'
import { HeldConnection } from './held-connection.ts'
import { PreparedQueries } from './prepared.ts'
import { setLimits, usualLimits } from './time-limits.ts'
import { WatchedPool } from './watched-pool.ts'
import { WatchedSequelize } from './watched-sequelize.ts'

/** Puts the usual limits on a new connection. The pool waits for the promise, although its type says that there is none. */
const setUsualLimits = (client: pg.ClientBase): unknown => client.query(setLimits(usualLimits))

export type Database = {
  readonly sequelize: Sequelize
  readonly prepared: PreparedQueries
  /** A small pool of plain connections for the session store, the job queue and streamed reads. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Connects the models. Nothing is asked of the server yet.
 * @param options.maxConnections for Sequelize's pool; the plain pool has a third of it
 * @param options.onIdleError told of connections that broke while idle; without a listener they would end the process
 * @param options.watched refuses whoever asks for a second connection while holding one; for tests
 */
export function connectDatabase(options: {
  url: string
  maxConnections?: number
  onIdleError: (error: Error) => void
  watched?: boolean
}): Database {
  const max = options.maxConnections ?? 12
  const held = new HeldConnection(options.watched ?? false)
  const sequelize = new WatchedSequelize(
    options.url,
    {
      dialect: 'postgres',
      logging: false,
      timezone: '+00:00',
      pool: { max, min: 0, idle: 60_000, acquire: 5_000 },
      define: { underscored: true, timestamps: false },
      retry: { max: 0 },
    },
    held,
  )
  sequelize.addHook('afterConnect', async (connection) => {
    // Sequelize does not say what its connections are; for this dialect they are pg clients.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    await (connection as pg.Client).query(setLimits(usualLimits))
  })
  defineModels(sequelize)
  const pool = new WatchedPool(
    {
      connectionString: options.url,
      max: Math.ceil(max / 3),
      connectionTimeoutMillis: 5_000,
      // Waited for before the connection is lent: pg does not queue statements on one connection for much longer.
      onConnect: setUsualLimits,
    },
    held,
  )
  pool.on('error', options.onIdleError)
  pool.on('connect', (client) => {
    client.on('error', options.onIdleError)
  })
  return {
    sequelize,
    prepared: new PreparedQueries(sequelize, held),
    pool,
    close: async () => {
      await Promise.all([sequelize.close(), pool.end()])
    },
  }
}
