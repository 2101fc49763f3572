import type { Job } from '../jobs/job.ts'
import { closeExpiredGrants } from './grants/close-expired-grants.ts'
import { tellOverdueReviews } from './reviews/tell-overdue-reviews.ts'

/** What emergency access does by itself. */
export const emergencyAccessJobs: readonly Job[] = [
  { task: 'close-expired-grants', run: closeExpiredGrants, at: '* * * * *' },
  { task: 'tell-overdue-reviews', run: tellOverdueReviews, at: '11 * * * *' },
]
