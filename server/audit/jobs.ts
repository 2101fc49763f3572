import type { Job } from '../jobs/job.ts'
import { prepareAuditPartitions } from './partitions.ts'
import { reportNames } from './reports/catalogue.ts'
import { mailReports } from './reports/mail-reports.ts'
import { treeJobs } from './tree/tree-jobs.ts'

const reportsByMail = reportNames.map((name) => `audit.${name}-report`)

/** What the audit log does by itself. */
export const auditJobs: readonly Job[] = [
  { task: 'mail-reports', run: mailReports, does: reportsByMail, at: '7 * * * *' },
  {
    task: 'prepare-audit-partitions',
    run: ({ prepared, clock }) => prepareAuditPartitions(prepared, clock.now()),
    at: '41 2 * * *',
    madeUp: 'within-a-day',
  },
  ...treeJobs,
]
