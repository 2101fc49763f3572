import type { Job } from '../jobs/job.ts'
import { sendPasswordReset } from './passwords/password-reset-request.ts'
import { pruneSessions } from './sessions/prune-sessions.ts'
import { tellOfLock } from './sign-in/tell-of-lock.ts'

/** What accounts do by themselves. */
export const accountJobs: readonly Job[] = [
  { task: 'tell-of-lock', run: tellOfLock },
  { task: 'send-password-reset', run: sendPasswordReset },
  { task: 'prune-sessions', run: pruneSessions, at: '17 * * * *' },
]
