import { QueryTypes, type Sequelize } from 'sequelize'
import type { Severity } from '../../../server/audit/events.ts'
import { Binds, conditionsOf, type AuditCriteria } from './audit-criteria.ts'

/** How many events of a severity one hour or day has. */
export type HistogramCount = { readonly begins: Date; readonly severity: Severity; readonly events: number }

/**
 * Counts events by hour or by day of the facility's clock, the newest so many at most: what it costs does not grow with
 * the log. Where they are all counted the sum is less than `most`.
 */
export function countForHistogram(
  sequelize: Sequelize,
  criteria: AuditCriteria,
  asked: { readonly unit: 'hour' | 'day'; readonly timeZone: string; readonly most: number },
): Promise<HistogramCount[]> {
  const binds = new Binds()
  const { all, anyOf } = conditionsOf(criteria, binds)
  const where = [...all, ...anyOf.map((either) => `(${either.join(' OR ')})`)].join(' AND ')
  const limit = binds.add(asked.most, 'integer')
  const begins = `date_trunc(${binds.add(asked.unit, 'text')}, occurred_at, ${binds.add(asked.timeZone, 'text')})`
  return sequelize.query<HistogramCount>(
    `SELECT ${begins} AS begins, severity, count(*)::integer AS events
     FROM (SELECT occurred_at, severity FROM audit_events WHERE ${where}
       ORDER BY occurred_at DESC, id DESC LIMIT ${limit}) AS newest
     GROUP BY 1, 2`,
    { bind: binds.values, type: QueryTypes.SELECT },
  )
}
