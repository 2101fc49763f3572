import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { addLaggingWitnessJobs } from '../../../models/queries/witness-progress.ts'
import type { Services } from '../../services.ts'
import { closeMonths } from './close-months.ts'
import { mailCheckpoint } from './mail-checkpoint.ts'
import { tellOfStandstills } from './standstills.ts'
import { verifyLog } from './verify-log.ts'
import { sendCheckpoints } from './witnesses.ts'

const day = 24 * 60 * 60_000

/** When what is done for the proof of the audit log. */
export const treeSchedule = [
  { task: 'watch-audit-log', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'send-lagging-checkpoints', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
  { task: 'mail-checkpoint', match: '5 4 * * *', options: { backfillPeriod: day } },
  { task: 'close-audit-months', match: '11 3 * * *', options: { backfillPeriod: day } },
  { task: 'verify-audit-log', match: '23 2 * * *', options: { backfillPeriod: day } },
]

const verification = z.object({ id: z.uuid().optional() })

/** The jobs of the proof of the audit log. */
export function treeTasks(services: Services): TaskList {
  return {
    'send-checkpoints': (payload) => sendCheckpoints(services, payload),
    'send-lagging-checkpoints': () => addLaggingWitnessJobs(services.sequelize, services.sealing.receivers),
    'watch-audit-log': () => tellOfStandstills(services),
    'mail-checkpoint': () => mailCheckpoint(services),
    'close-audit-months': () => closeMonths(services),
    'verify-audit-log': (payload) => verifyLog(services, verification.parse(payload).id),
  }
}
