import pg from 'pg'
import type { Sequelize } from 'sequelize'
import { answeredClient } from './connections/answered-client.ts'
import { DatabasePulse } from './connections/database-pulse.ts'
import { defineModels } from './define-models.ts'
import { HeldConnection } from './connections/held-connection.ts'
import { KeyWithRows } from './sealing/key-with-rows.ts'
import { PreparedQueries } from './prepared.ts'
import { answerLimits, setLimits, usualLimits } from './connections/time-limits.ts'
import { WatchedPool } from './connections/watched-pool.ts'
import { WatchedSequelize } from './connections/watched-sequelize.ts'

/** Puts the usual limits on a new connection. The pool waits for the promise, although its type says that there is none. */
const setUsualLimits = (client: pg.ClientBase): unknown => client.query(setLimits(usualLimits))

/** Connections to this address, which pg reads there as it does for pools. Sequelize has a way of its own to read addresses. */
const clientOf = (connectionString: string, Client: typeof pg.Client) =>
  class extends Client {
    constructor(config: pg.ClientConfig) {
      super({ ...config, connectionString })
    }
  }

export type Database = {
  readonly sequelize: Sequelize
  readonly prepared: PreparedQueries
  /** A small pool of plain connections for the session store and streamed reads. */
  readonly pool: pg.Pool
  /** The same; where the address leads to a pooler, a pool of connections past it. For who must keep a connection. */
  readonly directPool: pg.Pool
  close(): Promise<void>
}

/**
 * Connects the models. Nothing is asked of the server yet.
 * @param options.directUrl where `url` leads to a pooler, which lends a connection for one transaction: PostgreSQL itself
 * @param options.maxConnections for Sequelize's pool; the plain pool has a third of it
 * @param options.answerSeconds how long a database that says nothing is waited for; ten, unless given
 * @param options.onIdleError told of connections that broke while idle; without a listener they would end the process
 * @param options.watched refuses whoever asks for a second connection while holding one, and whoever reads sealed values of
 *   a patient apart from their key; for tests
 */
export function connectDatabase(options: {
  url: string
  directUrl?: string | undefined
  maxConnections?: number
  answerSeconds?: number
  onIdleError: (error: Error) => void
  watched?: boolean
}): Database {
  const max = options.maxConnections ?? 12
  const held = new HeldConnection(options.watched ?? false)
  const limits = answerLimits(options.answerSeconds ?? 10)
  const { directUrl } = options
  const pulse = new DatabasePulse(options.url, limits.connectMs)
  const Client = answeredClient({ ...limits, keepsNames: directUrl === undefined }, pulse)
  const keys = new KeyWithRows(options.watched ?? false)
  const sequelize = new WatchedSequelize(
    {
      dialect: 'postgres',
      dialectModule: { ...pg, Client: clientOf(options.url, Client) },
      logging: false,
      timezone: '+00:00',
      pool: { max, min: 0, idle: 60_000, acquire: limits.connectMs },
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
  const openPool = (connectionString: string, PoolClient: typeof pg.Client) => {
    const pool = new WatchedPool(
      {
        connectionString,
        max: Math.ceil(max / 3),
        connectionTimeoutMillis: limits.connectMs,
        Client: PoolClient,
        // Waited for before the connection is lent: pg does not queue statements on one connection for much longer.
        onConnect: setUsualLimits,
      },
      held,
    )
    pool.on('error', options.onIdleError)
    pool.on('connect', (client) => {
      client.on('error', options.onIdleError)
    })
    return pool
  }
  const pool = openPool(options.url, Client)
  const directPool = directUrl === undefined ? pool : openPool(directUrl, answeredClient(limits, pulse))
  return {
    sequelize,
    prepared: new PreparedQueries(sequelize, held, keys),
    pool,
    directPool,
    close: async () => {
      await Promise.all([sequelize.close(), ...[...new Set([pool, directPool])].map((open) => open.end())])
    },
  }
}
