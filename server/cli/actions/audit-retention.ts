import path from 'node:path'
import { archiveMonth } from '../../audit/retention/archive-month.ts'
import { dueMonths, obstacleWords, type MonthStanding } from '../../audit/retention/due-months.ts'
import { removeMonth } from '../../audit/retention/remove-month.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { say } from '../output.ts'
import { withServices } from '../with-services.ts'

export type AuditRetentionOptions = { readonly archive?: string; readonly dryRun?: true }

const nameOf = ({ month, rows }: MonthStanding) =>
  `${month.slice(0, 7)}${rows === null ? '' : `, ${rows.toLocaleString('en')} rows`}`

/** Faults that a person can do something about: told without a stack. */
const expected = new Set(['ArchiveUnusableError', 'MonthChangedError'])

/**
 * Archives and removes the months that were kept for long enough, or says which they are.
 * @throws UsedWronglyError without a folder; CommandFailedError where a month could not be removed: the later ones are left
 */
export async function retainAuditLog({ archive, dryRun }: AuditRetentionOptions): Promise<void> {
  if (archive === undefined && dryRun !== true) {
    throw new UsedWronglyError('--archive FOLDER is needed: nothing is removed that was not archived first.')
  }
  await withServices(async (services, { ownerUrl }) => {
    const months = await dueMonths(services)
    if (months.length === 0) {
      say('No month of the audit log was kept for long enough.')
    }
    for (const month of months) {
      if (month.obstacle !== undefined) {
        say(`${nameOf(month)}: ${obstacleWords[month.obstacle]}.`)
      } else if (archive === undefined || dryRun === true) {
        say(`${nameOf(month)}: would be archived and removed.`)
      } else {
        try {
          const job = { folder: path.resolve(archive), who: operator() }
          const kept = await archiveMonth(services, month, job)
          await removeMonth(services, month, { ownerUrl, archive: kept, who: job.who })
          say(`${nameOf(month)}: archived in ${kept.file} and removed. SHA-256 ${kept.sha256}`)
        } catch (error) {
          throw error instanceof Error && expected.has(error.name)
            ? new CommandFailedError(error.message)
            : error
        }
      }
    }
  })
}
