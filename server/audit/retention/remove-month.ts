import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import {
  addRemovedMonth,
  countMonth,
  dropMonth,
  isHeldFromNowOn,
  type DueMonth,
} from '../../../models/queries/audit/audit-retention.ts'
import { insertAuditRowsBy } from '../../../models/queries/audit/insert-audit-rows.ts'
import type { Services } from '../../services.ts'
import { auditRow } from '../audit-row.ts'
import type { Archive } from './archive-month.ts'

/** A hold was set, or rows came, since the month was archived. */
export class MonthChangedError extends Error {
  constructor(month: string) {
    super(`${month} is held, or not as it was archived: it stays.`)
    this.name = 'MonthChangedError'
  }
}

/** For so long at most do requests wait for the lock (milliseconds); it is tried so often. */
const lockWithin = 500
const attempts = 40

const isLockTimeout = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01')

async function remove(
  client: pg.Client,
  due: DueMonth,
  job: { archive: Archive; at: Date; who: string },
): Promise<void> {
  const month = due.month.slice(0, 7)
  const { rows, firstLeaf, lastLeaf } = due
  if (
    rows === null ||
    (await isHeldFromNowOn(client, due.month)) ||
    (await countMonth(client, due.month)) !== rows
  ) {
    throw new MonthChangedError(month)
  }
  const gone = {
    month,
    rows,
    firstLeaf: firstLeaf ?? 0,
    lastLeaf: lastLeaf ?? -1,
    archive: path.basename(job.archive.file),
    sha256: job.archive.sha256,
  }
  await dropMonth(client, due.month)
  const event = auditRow(
    {
      event: 'audit.month-removed',
      outcome: 'success',
      resource: { type: 'audit-month', id: month },
      details: { ...gone, operator: job.who },
    },
    job.at,
  )
  await insertAuditRowsBy((statement, values) => client.query(statement.text, [...values]), [event])
  await addRemovedMonth(client, { ...gone, eventId: event.id, at: job.at })
}

/**
 * Removes the rows of an archived month; their leaves stay. That it was done, and where the rows are now, is an event in
 * the same transaction.
 * @param ownerUrl the role that owns the tables: the application's cannot
 * @throws MonthChangedError where a hold was set, or the month is not as it was archived
 */
export async function removeMonth(
  services: Services,
  due: DueMonth,
  job: { readonly ownerUrl: string; readonly archive: Archive; readonly who: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: job.ownerUrl })
  await client.connect()
  try {
    for (let attempt = 1; ; attempt += 1) {
      await client.query('BEGIN')
      try {
        await client.query(`SET LOCAL lock_timeout = ${lockWithin}`)
        await remove(client, due, { ...job, at: services.clock.now() })
        await client.query('COMMIT')
        break
      } catch (error) {
        await client.query('ROLLBACK')
        if (!isLockTimeout(error) || attempt === attempts) {
          throw error
        }
        await wait(lockWithin)
      }
    }
  } finally {
    await client.end()
  }
  await services.sealing.sealNow()
}
