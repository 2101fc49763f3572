import { closeMonth, readOpenMonths } from '../../../models/queries/audit/tree/close-months.ts'
import type { Services } from '../../services.ts'

/** A month is left open for so long after its end, for transactions that began before it (milliseconds). */
const graceMs = 24 * 60 * 60_000

/**
 * Makes the months that are over read-only, once all of their rows are leaves. One that somebody is still writing into,
 * or of which a row is not sealed yet, is left for the next time.
 */
export async function closeMonths(services: Services): Promise<void> {
  const { prepared, clock, log, sealing } = services
  await sealing.sealNow()
  for (const month of await readOpenMonths(prepared, new Date(clock.now().getTime() - graceMs))) {
    const closed = await closeMonth(prepared, month).catch(() => false)
    log.info({ part: 'audit', month, closed }, 'a month of the audit log is over')
  }
}
