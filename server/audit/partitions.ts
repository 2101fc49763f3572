import type { PreparedQueries } from '../../models/prepared.ts'

const make = {
  name: 'make-audit-partitions',
  text: `SELECT audit_events_make_partition((date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC')
    + make_interval(months => ahead))::date) FROM generate_series(-1, 3) AS ahead`,
}

/**
 * Makes the monthly partitions of the audit log from last month to three months ahead. Rows of other months go to the
 * default partition: a row is never refused for want of a place.
 */
export async function prepareAuditPartitions(prepared: PreparedQueries, now: Date): Promise<void> {
  await prepared.run(make, [now])
}
