import type pg from 'pg'
import { longReadLimits, setLimits } from './time-limits.ts'

/** Begins a transaction for a read that is long by its nature; the limits hold for it alone, behind a pooler too. */
export async function beginLongRead(client: pg.ClientBase): Promise<void> {
  await client.query(`BEGIN READ ONLY; ${setLimits(longReadLimits, 'LOCAL')}`)
}

/** Takes a connection from the pool and begins a long read on it. @throws with the connection given back */
export async function openLongRead(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect()
  try {
    await beginLongRead(client)
    return client
  } catch (error) {
    client.release(true)
    throw error
  }
}
