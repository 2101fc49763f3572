import pg from 'pg'
import { Sequelize } from 'sequelize'
import { defineModels } from './define-models.ts'
import { PreparedQueries } from './prepared.ts'

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
 */
export function connectDatabase(options: {
  url: string
  maxConnections?: number
  onIdleError: (error: Error) => void
}): Database {
  const max = options.maxConnections ?? 12
  const sequelize = new Sequelize(options.url, {
    dialect: 'postgres',
    logging: false,
    timezone: '+00:00',
    pool: { max, min: 0, idle: 60_000, acquire: 5_000 },
    define: { underscored: true, timestamps: false },
    retry: { max: 0 },
  })
  defineModels(sequelize)
  const pool = new pg.Pool({
    connectionString: options.url,
    max: Math.ceil(max / 3),
    connectionTimeoutMillis: 5_000,
  })
  pool.on('error', options.onIdleError)
  pool.on('connect', (client) => {
    client.on('error', options.onIdleError)
  })
  return {
    sequelize,
    prepared: new PreparedQueries(sequelize),
    pool,
    close: async () => {
      await Promise.all([sequelize.close(), pool.end()])
    },
  }
}
