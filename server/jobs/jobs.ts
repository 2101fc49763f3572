import { Logger as WorkerLogger, parseCronItems, run, type TaskList } from 'graphile-worker'
import { sendPasswordReset } from '../accounts/password-reset-request.ts'
import { tellOfLock } from '../accounts/tell-of-lock.ts'
import { prepareAuditPartitions } from '../audit/partitions.ts'
import { mailReports } from '../audit/reports/mail-reports.ts'
import { treeSchedule, treeTasks } from '../audit/tree/tree-jobs.ts'
import { closeExpiredGrants } from '../emergency-access/close-expired-grants.ts'
import { tellOverdueReviews } from '../emergency-access/tell-overdue-reviews.ts'
import { renewFormerIndex } from '../keys/renew-former-index.ts'
import { pruneMessages } from '../mail/prune-messages.ts'
import { sendMessage } from '../mail/send-message.ts'
import { sendWaitingMessages, warnWhereMailsWait } from '../mail/send-waiting-messages.ts'
import { runDetectors } from '../security/detectors/run-detectors.ts'
import { deliverWebhook } from '../security/webhook/deliver-webhook.ts'
import { resumeWebhooks } from '../security/webhook/resume-webhooks.ts'
import type { Services } from '../services.ts'
import { warnOfExpiries } from './warn-of-expiries.ts'
import { pruneSessions } from './prune-sessions.ts'

const minute = 60_000

const schedule = parseCronItems([
  { task: 'close-expired-grants', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'detect-at-once', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'detect-nightly', match: '53 3 * * *', options: { backfillPeriod: 24 * 60 * minute } },
  { task: 'tell-overdue-reviews', match: '11 * * * *', options: { backfillPeriod: 0 } },
  { task: 'resume-webhooks', match: '*/5 * * * *', options: { backfillPeriod: 0 } },
  { task: 'send-waiting-messages', match: '*/5 * * * *', options: { backfillPeriod: 0 } },
  { task: 'prune-messages', match: '29 3 * * *', options: { backfillPeriod: 24 * 60 * minute } },
  { task: 'mail-reports', match: '7 * * * *', options: { backfillPeriod: 0 } },
  { task: 'warn-of-expiries', match: '11 4 * * *', options: { backfillPeriod: 24 * 60 * minute } },
  { task: 'renew-former-index', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
  { task: 'prune-sessions', match: '17 * * * *', options: { backfillPeriod: 0 } },
  { task: 'prepare-audit-partitions', match: '41 2 * * *', options: { backfillPeriod: 24 * 60 * minute } },
  ...treeSchedule,
])

/** What each kind of job does. */
export function tasks(services: Services): TaskList {
  return {
    'close-expired-grants': () => closeExpiredGrants(services),
    // A schedule knows no seconds: what is found is told within half a minute, and a little.
    'detect-at-once': async (_payload, { addJob }) => {
      await addJob(
        'detect-again',
        {},
        { jobKey: 'detect-again', runAt: new Date(services.clock.now().getTime() + minute / 2) },
      )
      await runDetectors(services, 'at-once')
    },
    'detect-again': () => runDetectors(services, 'at-once'),
    'detect-nightly': () => runDetectors(services, 'nightly'),
    'tell-overdue-reviews': () => tellOverdueReviews(services),
    'deliver-webhook': (payload) => deliverWebhook(services, payload),
    'resume-webhooks': () => resumeWebhooks(services),
    'send-message': (payload, { job }) =>
      sendMessage(services, payload, { attempts: job.attempts, maxAttempts: job.max_attempts }),
    'tell-of-lock': (payload) => tellOfLock(services, payload),
    'send-password-reset': (payload) => sendPasswordReset(services, payload),
    'send-waiting-messages': () => sendWaitingMessages(services),
    'prune-messages': () => pruneMessages(services),
    'mail-reports': () => mailReports(services),
    'warn-of-expiries': () => warnOfExpiries(services),
    'renew-former-index': () => renewFormerIndex(services),
    'prune-sessions': () => pruneSessions(services),
    'prepare-audit-partitions': () => prepareAuditPartitions(services.prepared, services.clock.now()),
    ...treeTasks(services),
  }
}

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
        parsedCronItems: schedule,
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
