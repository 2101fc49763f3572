import { setImmediate } from 'node:timers/promises'
import { Logger, runOnce } from 'graphile-worker'
import { tasks } from '../../server/jobs/jobs.ts'
import type { TestApp } from './test-app.ts'

const silent = new Logger(() => () => {})

/** Waits until the worker has noted down what became of every job: it may still be at that when it says it is done. */
async function settled(testApp: TestApp): Promise<void> {
  const underWay = () =>
    testApp.sql<{ id: string }>('SELECT id FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL')
  while ((await underWay()).length > 0) {
    await setImmediate()
  }
}

/** Does every job that is due, and returns when none is left. Jobs that fail wait for their next attempt. */
export async function runJobs(testApp: TestApp): Promise<void> {
  await runOnce({
    pgPool: testApp.services.database.pool,
    taskList: tasks(testApp.services),
    noHandleSignals: true,
    logger: silent,
  })
  await settled(testApp)
}

/** Lets the time pass that failed jobs wait before they are tried again. */
export async function endBackOff(testApp: TestApp): Promise<void> {
  await settled(testApp)
  await testApp.sql('UPDATE graphile_worker._private_jobs SET run_at = now()')
}
