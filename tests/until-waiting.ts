import assert from 'node:assert/strict'
import type { House } from './house.ts'

const mostLooks = 20_000

/** Comes back once a connection of this house waits for a lock; fails where none comes to wait. */
export async function untilWaiting(house: House): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const [row] = await house.sql<{ waiting: string }>(
      `SELECT count(*) AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
    )
    if (Number(row?.waiting) > 0) {
      return
    }
  }
  assert.fail('nobody waits for a lock')
}
