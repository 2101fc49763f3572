import { Logger as WorkerLogger, parseCronItems, run, type TaskList } from 'graphile-worker'
import { prepareAuditPartitions } from '../audit/partitions.ts'
import { closeExpiredGrants } from '../emergency-access/close-expired-grants.ts'
import type { Services } from '../services.ts'
import { pruneSessions } from './prune-sessions.ts'

const minute = 60_000

const schedule = parseCronItems([
  { task: 'close-expired-grants', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'prune-sessions', match: '17 * * * *', options: { backfillPeriod: 0 } },
  { task: 'prepare-audit-partitions', match: '41 2 * * *', options: { backfillPeriod: 24 * 60 * minute } },
])

function tasks(services: Services): TaskList {
  return {
    'close-expired-grants': () => closeExpiredGrants(services),
    'prune-sessions': () => pruneSessions(services),
    'prepare-audit-partitions': () => prepareAuditPartitions(services.prepared, services.clock.now()),
  }
}

/** Starts the job queue. Jobs are written in the transaction of the change that asks for them, and tried again when they fail. */
export async function startJobs(services: Services): Promise<{ stop(): Promise<void> }> {
  const logger = new WorkerLogger(() => (level, message) => {
    const name = String(level)
    if (name === 'error' || name === 'warning') {
      services.log[name === 'error' ? 'error' : 'warn']({ part: 'jobs' }, message)
    }
  })
  const runner = await run({
    pgPool: services.database.pool,
    taskList: tasks(services),
    parsedCronItems: schedule,
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger,
  })
  return { stop: () => runner.stop() }
}
