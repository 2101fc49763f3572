import pg from 'pg'

/** The settings lead to a connection pooler where PostgreSQL itself must be reached, or to one that lends single statements. */
export class PoolerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PoolerError'
  }
}

const refusesTransactions = /statement pooling/

/**
 * Whether an address leads to a pooler, which lends connections. PostgreSQL tells a client at first the number of the process
 * that serves it; a pooler tells a number of its own.
 * @param name the setting that holds the address, for the error
 * @param seconds how long it is waited for
 * @throws PoolerError where it lends single statements only: nothing could be done in a transaction
 */
export async function leadsToPooler(url: string, name: string, seconds: number): Promise<boolean> {
  const patience = seconds * 1000
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const told: unknown = Reflect.get(client, 'processID')
    await client.query('BEGIN')
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await client.query('COMMIT')
    return rows[0]?.pid !== told
  } catch (error) {
    if (error instanceof Error && refusesTransactions.test(error.message)) {
      throw new PoolerError(
        `${name} leads to a connection pooler that lends single statements. Let it lend whole transactions (pgBouncer: pool_mode=transaction)`,
      )
    }
    throw error
  } finally {
    await client.end()
  }
}
