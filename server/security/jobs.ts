import type { Job } from '../jobs/job.ts'
import { runDetectors } from './rules/run-detectors.ts'
import { deliverWebhook } from './webhook/deliver-webhook.ts'
import { resumeWebhooks } from './webhook/resume-webhooks.ts'

const halfAMinute = 30_000

/** What security does by itself. */
export const securityJobs: readonly Job[] = [
  {
    // A schedule knows no seconds: what is found is told within half a minute, and a little.
    task: 'detect-at-once',
    run: async (services, _payload, { addJob }) => {
      const runAt = new Date(services.clock.now().getTime() + halfAMinute)
      await addJob('detect-again', {}, { jobKey: 'detect-again', runAt })
      await runDetectors(services, 'at-once')
    },
    at: '* * * * *',
  },
  { task: 'detect-again', run: (services) => runDetectors(services, 'at-once') },
  {
    task: 'detect-nightly',
    run: (services) => runDetectors(services, 'nightly'),
    at: '53 3 * * *',
    madeUp: 'within-a-day',
  },
  { task: 'deliver-webhook', run: deliverWebhook },
  { task: 'resume-webhooks', run: resumeWebhooks, at: '*/5 * * * *' },
]
