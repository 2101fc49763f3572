import { QueryTypes, type Sequelize } from 'sequelize'
import type { Outcome, Severity } from '../../../server/audit/events.ts'
import { Binds, conditionsOf, type AuditCriteria } from './audit-criteria.ts'
import type { AuditPlace, Segment, SortedPlace } from './audit-segment.ts'
import { newestFirst, segmentsOf, sortedValue, type AuditOrder } from './audit-sort.ts'

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

/** How many patients of one row a list names. */
export const patientsNamed = 3

const columns = `
  id, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt", event, severity, outcome,
  actor_id AS "actorId", actor_name AS "actorName", actor_role AS "actorRole", host(address) AS address,
  patient_id AS "patientId", patient_ids[1:${patientsNamed}] AS "firstPatientIds",
  cardinality(patient_ids) AS "patientCount", grant_id AS "grantId"`

/** Every way to take one member of each list. */
const combinations = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>(
    (chosen, list) => chosen.flatMap((before) => list.map((next) => [...before, next])),
    [[]],
  )

async function placeOf(
  sequelize: Sequelize,
  { sort }: AuditOrder,
  place: AuditPlace,
): Promise<SortedPlace | undefined> {
  if (sort === 'time') {
    return { ...place, value: null }
  }
  const [row] = await sequelize.query<{ value: string | null }>(
    `SELECT ${sortedValue(sort)} AS value FROM audit_events WHERE occurred_at = $1::timestamptz AND id = $2::uuid`,
    { bind: [place.occurredAt, place.id], type: QueryTypes.SELECT },
  )
  return row === undefined ? undefined : { ...place, ...row }
}

const dayMs = 86_400_000

/** So many days make the first stretch of the log, the newest first. */
const recentDays = 62

/** Whether what is searched for has few rows: one patient's, a session's, a request's, a grant's. */
const hasFewRows = ({ patientId, sessionId, requestId, grantId }: AuditCriteria): boolean =>
  [patientId, sessionId, requestId, grantId].some((one) => one !== undefined)

/** Whether few of the rows that are searched for are other than usual: those of one person, too. */
const isOfFew = (criteria: AuditCriteria): boolean => criteria.actor !== undefined || hasFewRows(criteria)

/**
 * Since when rows are read by themselves first; undefined where all are read at once: where the period is short, and where
 * what is searched for has few rows, so that they would seldom fill a page.
 */
function recentSince(criteria: AuditCriteria, place: SortedPlace | undefined, at: Date): Date | undefined {
  const { from, before } = criteria
  if (hasFewRows(criteria)) {
    return undefined
  }
  const end =
    place === undefined ? Math.min(at.getTime(), before?.getTime() ?? Infinity) : Date.parse(place.occurredAt)
  const since = new Date(end - recentDays * dayMs)
  return from !== undefined && from >= since ? undefined : since
}

/**
 * That a row names a patient, alone or among others, along two indexes at once: a patient has few rows, and planning for both
 * ways apart, in every partition, takes longer than reading them.
 */
const namesPatient = (id: string): string => `(patient_id = ${id} OR patient_ids @> ARRAY[${id}])`

/** One stretch of the log: a branch for each way in which the criteria can hold, each along an index of its own. */
function readSegment(
  sequelize: Sequelize,
  { patientId, ...criteria }: AuditCriteria,
  segment: Segment,
  most: number,
): Promise<AuditListRow[]> {
  const binds = new Binds()
  const { all, anyOf } = conditionsOf(criteria, binds)
  const ofPatient = patientId === undefined ? [] : [namesPatient(binds.add(patientId, 'uuid'))]
  const within = [...all, ...ofPatient, ...segment.where(binds)]
  const tail = `ORDER BY ${segment.orderBy} LIMIT ${binds.add(most, 'integer')}`
  const branches = combinations(anyOf).map((chosen) => {
    const where = [...within, ...chosen].join(' AND ')
    return `(SELECT * FROM audit_events e ${where === '' ? '' : `WHERE ${where}`} ${tail})`
  })
  return sequelize.query<AuditListRow>(
    `SELECT ${columns} FROM (${branches.join(' UNION ALL ')}) AS e ${tail}`,
    {
      bind: binds.values,
      type: QueryTypes.SELECT,
    },
  )
}

/**
 * Reads a page of the audit log, the newest first unless another order is asked for. The statements have no name: they
 * are planned for their values, because which index is best depends on them. Nearly always the first stretch of the
 * order fills the page; the next one (rows without a value, say) is read only where it did not.
 * @param asked.after the place of the last row already shown
 * @param asked.at now: nearly all rows are older
 * @returns undefined where there is no row at that place
 */
export async function searchAudit(
  sequelize: Sequelize,
  criteria: AuditCriteria,
  asked: { after: AuditPlace | undefined; limit: number; at: Date; order?: AuditOrder },
): Promise<AuditListRow[] | undefined> {
  const { after, limit, at, order = newestFirst } = asked
  const place = after === undefined ? undefined : await placeOf(sequelize, order, after)
  if (after !== undefined && place === undefined) {
    return undefined
  }
  const rows: AuditListRow[] = []
  for (const segment of segmentsOf(order, place, {
    recent: recentSince(criteria, place, at),
    few: isOfFew(criteria),
  })) {
    if (rows.length === limit) {
      break
    }
    rows.push(...(await readSegment(sequelize, criteria, segment, limit - rows.length)))
  }
  return rows
}
