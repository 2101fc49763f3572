import type { PreparedQueries } from '../../../prepared.ts'

const open = {
  name: 'open-audit-months',
  text: `SELECT to_date(right(relname, 7), 'YYYY_MM')::text AS month FROM pg_inherits
    JOIN pg_class ON pg_class.oid = inhrelid
    WHERE inhparent = 'audit_events'::regclass AND relname ~ '^audit_events_[0-9]{4}_[0-9]{2}$'
      AND to_date(right(relname, 7), 'YYYY_MM') + interval '1 month' <= $1::timestamptz AT TIME ZONE 'UTC'
      AND NOT EXISTS (SELECT FROM audit_closed_months c WHERE c.month = to_date(right(relname, 7), 'YYYY_MM'))
    ORDER BY month`,
}

const close = { name: 'close-audit-month', text: 'SELECT audit_events_close_month($1::date) AS closed' }

/** The months that were over at a moment and can still be written into; their first days. */
export const readOpenMonths = async (prepared: PreparedQueries, over: Date): Promise<string[]> =>
  (await prepared.run<{ month: string }>(open, [over])).map(({ month }) => month)

/** Makes a month read-only. @returns false where a row of it is no leaf yet */
export const closeMonth = async (prepared: PreparedQueries, month: string): Promise<boolean> =>
  (await prepared.one<{ closed: boolean }>(close, [month])).closed
