import { z } from 'zod'
import { addLaggingWitnessJobs } from '../../../models/queries/audit/tree/witness-progress.ts'
import type { Job } from '../../jobs/job.ts'
import { closeMonths } from './close-months.ts'
import { mailCheckpoint } from './witness/mail-checkpoint.ts'
import { tellOfStandstills } from '../standstills.ts'
import { verifyLog } from './verify-log.ts'
import { sendCheckpoints } from './witness/checkpoint-receivers.ts'

const verification = z.object({ id: z.uuid().optional() })

/** What is done for the proof of the audit log. */
export const treeJobs: readonly Job[] = [
  { task: 'watch-audit-log', run: tellOfStandstills, at: '* * * * *' },
  { task: 'send-checkpoints', run: sendCheckpoints },
  {
    task: 'send-lagging-checkpoints',
    run: ({ sequelize, sealing }) => addLaggingWitnessJobs(sequelize, sealing.receivers),
    at: '*/10 * * * *',
  },
  { task: 'mail-checkpoint', run: mailCheckpoint, at: '5 4 * * *', madeUp: 'within-a-day' },
  { task: 'close-audit-months', run: closeMonths, at: '11 3 * * *', madeUp: 'within-a-day' },
  {
    task: 'verify-audit-log',
    does: ['audit.verify'],
    run: (services, payload) => verifyLog(services, verification.parse(payload).id),
    at: '23 2 * * *',
    madeUp: 'within-a-day',
  },
]
