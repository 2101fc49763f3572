import { setImmediate } from 'node:timers/promises'
import { Logger, runOnce } from 'graphile-worker'
import { tasks } from '../../server/jobs/jobs.ts'
import type { House } from './house.ts'

const silent = new Logger(() => () => {})

/** Waits until the worker has noted down what became of every job: it may still be at that when it says it is done. */
async function settled(house: House): Promise<void> {
  const underWay = () =>
    house.sql<{ id: string }>('SELECT id FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL')
  while ((await underWay()).length > 0) {
    await setImmediate()
  }
}

/** Does every job that is due, and returns when none is left. Jobs that fail wait for their next attempt. */
export async function runJobs(house: House): Promise<void> {
  await runOnce({
    pgPool: house.services.database.pool,
    taskList: tasks(house.services),
    noHandleSignals: true,
    logger: silent,
  })
  await settled(house)
}

/** Lets the time pass that failed jobs wait before they are tried again. */
export async function endBackOff(house: House): Promise<void> {
  await settled(house)
  await house.sql('UPDATE graphile_worker._private_jobs SET run_at = now()')
}
