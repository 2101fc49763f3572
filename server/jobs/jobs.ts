import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type CronItem,
  type JobHelpers,
  type TaskList,
} from 'graphile-worker'
import { accountJobs } from '../accounts/jobs.ts'
import { auditJobs } from '../audit/jobs.ts'
import { emergencyAccessJobs } from '../emergency-access/jobs.ts'
import { keyJobs } from '../keys/jobs.ts'
import { mailJobs } from '../mail/jobs.ts'
import { warnWhereMailsWait } from '../mail/send-waiting-messages.ts'
import { administrationJobs } from '../administration/jobs.ts'
import { securityJobs } from '../security/jobs.ts'
import type { Services } from '../services.ts'
import type { Job } from './job.ts'

/** Every room brings what it does by itself. */
export const jobs: readonly Job[] = [
  ...accountJobs,
  ...auditJobs,
  ...emergencyAccessJobs,
  ...keyJobs,
  ...mailJobs,
  ...administrationJobs,
  ...securityJobs,
]

const dayMs = 24 * 3_600_000

/** When each of these jobs runs by itself. */
export const scheduleOf = (some: readonly Job[]): CronItem[] =>
  some.flatMap(({ task, at, madeUp }) =>
    at === undefined
      ? []
      : [{ task, match: at, options: { backfillPeriod: madeUp === 'within-a-day' ? dayMs : 0 } }],
  )

/** Jobs by the names under which they are queued. @throws Error where two have the same */
export function byTask(some: readonly Job[]): ReadonlyMap<string, Job> {
  const named = new Map<string, Job>()
  for (const job of some) {
    if (named.has(job.task)) {
      throw new Error(`two jobs are called ${job.task}`)
    }
    named.set(job.task, job)
  }
  return named
}

/** What each kind of job does. */
export const tasks = (services: Services): TaskList =>
  Object.fromEntries(
    [...byTask(jobs)].map(([task, job]) => [
      task,
      (payload: unknown, helpers: JobHelpers) => job.run(services, payload, helpers),
    ]),
  )

// Without a delay, however short, the worker does not wait for its own note that a job has ended, and where the database
// is away at that moment nobody handles the failure, which ends the process. With one, the worker ends in good order.
const endsAreHandled = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/**
 * Starts the job queue. Jobs are written in the transaction of the change that asks for them, and tried again when they fail.
 * @param taskList what each kind of job does, where it is not the usual
 */
export async function startJobs(
  services: Services,
  taskList: TaskList = tasks(services),
): Promise<{ stop(): Promise<void> }> {
  const { jobRunner, database } = services
  const logger = new WorkerLogger(() => (level, message) => {
    const name: string = level
    if (name === 'error' || name === 'warning') {
      services.log[name === 'error' ? 'error' : 'warn']({ part: 'jobs' }, message)
    }
  })
  warnWhereMailsWait(services)
  await jobRunner.start({
    run: (events) =>
      run({
        pgPool: database.directPool,
        taskList,
        parsedCronItems: parseCronItems(scheduleOf(jobs)),
        concurrency: 2,
        noHandleSignals: true,
        noPreparedStatements: false,
        logger,
        events,
        preset: { worker: endsAreHandled },
      }),
    unlock: async (pools) => {
      await database.pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [pools])
    },
  })
  return { stop: () => jobRunner.stop() }
}
