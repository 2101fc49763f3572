import { when, type SecurityCheck } from './check.ts'

/** The audit log has a place of its own for this month and the next. */
export const auditPartitions: SecurityCheck = {
  name: 'audit-partitions',
  looksAt: 'The audit log has its partitions for this month and the next.',
  look: async ({ ask, change, at }) => {
    const months = await ask<{ day: string }>(
      `SELECT day::date::text AS day FROM generate_series(date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC'),
          date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') + interval '1 month', interval '1 month') AS day
        WHERE to_regclass('audit_events_' || to_char(day, 'YYYY_MM')) IS NULL`,
      [at],
    )
    return when(months.length > 0, {
      severity: 'warning',
      found: `The audit log has no partition for ${months.map(({ day }) => day.slice(0, 7)).join(', ')}. Rows are kept all the same, in the default partition.`,
      wayOut: 'A running server makes them every night: see that it runs. --fix makes them now.',
      fix: async () => {
        for (const { day } of months) {
          await change(`SELECT audit_events_make_partition('${day}')`)
        }
      },
    })
  },
}
