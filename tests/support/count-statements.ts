import { mock } from 'node:test'
import pg from 'pg'

/** How many statements this process sends to PostgreSQL in the meantime; nothing else may ask beside it. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const queries = mock.method(pg.Client.prototype, 'query')
  try {
    await work()
    return queries.mock.callCount()
  } finally {
    queries.mock.restore()
  }
}
