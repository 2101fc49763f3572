import type { Job } from '../jobs/job.ts'
import { pruneMessages } from './prune-messages.ts'
import { sendMessage } from './send-message.ts'
import { sendWaitingMessages } from './send-waiting-messages.ts'

/** What the queue of messages does by itself. */
export const mailJobs: readonly Job[] = [
  {
    task: 'send-message',
    run: (services, payload, { job }) =>
      sendMessage(services, payload, { attempts: job.attempts, maxAttempts: job.max_attempts }),
  },
  { task: 'send-waiting-messages', run: sendWaitingMessages, at: '*/5 * * * *' },
  { task: 'prune-messages', run: pruneMessages, at: '29 3 * * *', madeUp: 'within-a-day' },
]
