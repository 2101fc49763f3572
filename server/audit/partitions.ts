import type { PreparedQueries } from '../../models/prepared.ts'

const month = "date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC')"

const missing = {
  name: 'missing-audit-partitions',
  text: `
    SELECT day::date::text AS day, day = ${month} AS present
    FROM generate_series(${month} - interval '1 month', ${month} + interval '3 months', interval '1 month') AS day
    WHERE to_regclass('audit_events_' || to_char(day, 'YYYY_MM')) IS NULL ORDER BY day`,
}

const make = { name: 'make-audit-partition', text: 'SELECT audit_events_make_partition($1::date)' }

/**
 * Makes the monthly partitions of the audit log from last month to three months ahead, each by itself. Rows of other months
 * go to the default partition: a row is never refused for lack of a place, and is never made to wait for one.
 * @throws where somebody who reads for long did not let it, after a second for each month; it is then tried again later
 */
export async function prepareAuditPartitions(prepared: PreparedQueries, now: Date): Promise<void> {
  for (const { day } of await prepared.run<{ day: string }>(missing, [now])) {
    await prepared.run(make, [day])
  }
}

/**
 * The same at a start, where this month has none: on a new database, or after months of standstill. Where it has, the
 * nightly job does it: a busy house has nothing changed about its log because one more process starts.
 */
export async function prepareFirstPartitions(prepared: PreparedQueries, now: Date): Promise<void> {
  const months = await prepared.run<{ day: string; present: boolean }>(missing, [now])
  if (months.some(({ present }) => present)) {
    await prepareAuditPartitions(prepared, now)
  }
}
