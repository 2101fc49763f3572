import type { Job } from '../jobs/job.ts'
import { sendPasswordReset } from './password-reset-request.ts'
import { pruneSessions } from './prune-sessions.ts'
import { tellOfLock } from './tell-of-lock.ts'

/** What accounts do by themselves. */
export const accountJobs: readonly Job[] = [
  { task: 'tell-of-lock', run: tellOfLock },
  { task: 'send-password-reset', run: sendPasswordReset },
  { task: 'prune-sessions', run: pruneSessions, at: '17 * * * *' },
]
