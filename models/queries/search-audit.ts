import { QueryTypes, type Sequelize } from 'sequelize'
import type { Outcome, Severity } from '../../server/audit/events.ts'
import { Binds, conditionsOf, type AuditCriteria } from './audit-criteria.ts'

/** A row of the audit log as a list shows it. */
export type AuditListRow = {
  readonly id: string
  /** UTC, to the microsecond: the exact place in the order. */
  readonly occurredAt: string
  readonly event: string
  readonly severity: Severity
  readonly outcome: Outcome
  readonly actorId: string | null
  readonly actorName: string | null
  readonly actorRole: string | null
  readonly address: string | null
  readonly patientId: string | null
  /** The first few of the patients that a list or search showed. */
  readonly firstPatientIds: readonly string[] | null
  readonly patientCount: number | null
  readonly grantId: string | null
}

/** The place after which a page goes on: that of the last row before it. */
export type AuditPlace = Pick<AuditListRow, 'occurredAt' | 'id'>

/** How many patients of one row a list names. */
export const patientsNamed = 3

const columns = `
  id, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt", event, severity, outcome,
  actor_id AS "actorId", actor_name AS "actorName", actor_role AS "actorRole", host(address) AS address,
  patient_id AS "patientId", patient_ids[1:${patientsNamed}] AS "firstPatientIds",
  cardinality(patient_ids) AS "patientCount", grant_id AS "grantId"`

const newestFirst = 'ORDER BY occurred_at DESC, id DESC'

/** Every way to take one member of each list. */
const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>(
    (chosen, list) => chosen.flatMap((before) => list.map((next) => [...before, next])),
    [[]],
  )

/**
 * Reads a page of the audit log, the newest first. The statement has no name: it is planned for its values, because
 * which index is best depends on them.
 * @param asked.after the place of the last row already shown
 */
export function searchAudit(
  sequelize: Sequelize,
  criteria: AuditCriteria,
  asked: { after: AuditPlace | undefined; limit: number },
): Promise<AuditListRow[]> {
  const binds = new Binds()
  const { all, anyOf } = conditionsOf(criteria, binds)
  const { after } = asked
  const place =
    after === undefined
      ? []
      : [
          `(occurred_at, id) < (${binds.add(after.occurredAt, 'timestamptz')}, ${binds.add(after.id, 'uuid')})`,
        ]
  const limit = `LIMIT ${binds.add(asked.limit, 'integer')}`
  const branches = combinations(anyOf).map((chosen) => {
    const where = [...all, ...place, ...chosen].join(' AND ')
    return `(SELECT * FROM audit_events ${where === '' ? '' : `WHERE ${where}`} ${newestFirst} ${limit})`
  })
  return sequelize.query<AuditListRow>(
    `SELECT ${columns} FROM (${branches.join(' UNION ALL ')}) AS found ${newestFirst} ${limit}`,
    { bind: binds.values, type: QueryTypes.SELECT },
  )
}
