import assert from 'node:assert/strict'
import type { TestApp } from './test-app.ts'

const mostLooks = 20_000

/** Comes back once so many connections of this house wait for a lock; fails where they do not come to wait. */
export async function untilWaiting(testApp: TestApp, count = 1): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const [row] = await testApp.sql<{ waiting: string }>(
      `SELECT count(*) AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
    )
    if (Number(row?.waiting) >= count) {
      return
    }
  }
  assert.fail(`fewer than ${count} wait for a lock`)
}
