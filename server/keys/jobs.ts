import type { Job } from '../jobs/job.ts'
import { renewFormerIndex } from './renew-former-index.ts'

/** What turning keys over leaves to be done by itself. */
export const keyJobs: readonly Job[] = [
  { task: 'renew-former-index', run: renewFormerIndex, at: '*/10 * * * *' },
]
