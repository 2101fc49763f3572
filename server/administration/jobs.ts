import type { Job } from '../jobs/job.ts'
import { warnOfExpiries } from './warn-of-expiries.ts'

/** What administration does by itself. */
export const administrationJobs: readonly Job[] = [
  { task: 'warn-of-expiries', run: warnOfExpiries, at: '11 4 * * *', madeUp: 'within-a-day' },
]
