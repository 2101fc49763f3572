import pg from 'pg'

/** Where an address leads: to PostgreSQL itself, to a pooler that lends connections, or to one that lends single statements. */
export type ConnectionRoute = 'straight' | 'to-pooler' | 'to-statements'

const refusesTransactions = /statement pooling/

/**
 * Where an address leads. PostgreSQL tells a client at first the number of the process that serves it; a pooler tells a
 * number of its own.
 * @param seconds how long it is waited for
 */
export async function whereItLeads(url: string, seconds: number): Promise<ConnectionRoute> {
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
    return rows[0]?.pid === told ? 'straight' : 'to-pooler'
  } catch (error) {
    if (error instanceof Error && refusesTransactions.test(error.message)) {
      return 'to-statements'
    }
    throw error
  } finally {
    await client.end()
  }
}
