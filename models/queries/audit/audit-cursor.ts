import Cursor from 'pg-cursor'
import type pg from 'pg'
import { Binds, conditionsOf, type AuditCriteria, type ValueSink } from './audit-criteria.ts'
import { openLongRead } from '../../connections/long-read.ts'

/** How the text of a field is to be taken: as it is, as a number, as JSON, or as ids with spaces between them. */
export type FieldKind = 'text' | 'number' | 'json' | 'ids'

const fields = {
  id: ['id', 'text'],
  occurredAt: [`to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`, 'text'],
  event: ['event', 'text'],
  category: ['category', 'text'],
  severity: ['severity', 'text'],
  outcome: ['outcome', 'text'],
  actorId: ['actor_id', 'text'],
  actorName: ['actor_name', 'text'],
  actorRole: ['actor_role', 'text'],
  sessionId: ['session_id', 'text'],
  deviceId: ['device_id', 'text'],
  address: ['host(address)', 'text'],
  method: ['method', 'text'],
  route: ['route', 'text'],
  requestId: ['request_id', 'text'],
  patientId: ['patient_id', 'text'],
  patientIds: [`array_to_string(patient_ids, ' ')`, 'ids'],
  resourceType: ['resource_type', 'text'],
  resourceId: ['resource_id', 'text'],
  purposeOfUse: ['purpose_of_use', 'text'],
  rule: ['rule', 'text'],
  grantId: ['grant_id', 'text'],
  details: ['details', 'json'],
  changesBytes: ['octet_length(changes)', 'number'],
  userAgent: ['user_agent', 'text'],
} as const satisfies Record<string, readonly [sql: string, kind: FieldKind]>

/** The fields of an exported row, in order. Sealed changes are told by their length only. */
export const auditFields = Object.entries(fields).map(([name, [, kind]]) => ({ name, kind }))

export type AuditFieldName = keyof typeof fields

/** A row to be exported: each field as text, in the order of `auditFields`. */
export type AuditExportRow = readonly (string | null)[]

const places = new Map<string, number>(auditFields.map(({ name }, place) => [name, place]))

/** One field of a row to be exported, as text. */
export const fieldText = (row: AuditExportRow, name: AuditFieldName): string | null =>
  row[places.get(name) ?? -1] ?? null

/** Rows of the audit log, read a batch at a time, as the log stood when the first was read. */
export type AuditCursor = {
  /** @returns an empty list once there are no more */
  read(most: number): Promise<AuditExportRow[]>
  /** Gives the connection back; `broken` drops it with whatever it is still doing. */
  close(broken: boolean): Promise<void>
}

/** The rows that the criteria find, but for one. */
export function whereOf(criteria: AuditCriteria, exceptId: string, binds: ValueSink): string {
  const { all, anyOf } = conditionsOf(criteria, binds)
  return [
    `id <> ${binds.add(exceptId, 'uuid')}`,
    ...all,
    ...anyOf.map((alternatives) => `(${alternatives.join(' OR ')})`),
  ].join(' AND ')
}

/** How many rows the criteria find now. */
export async function countAuditRows(
  pool: pg.Pool,
  criteria: AuditCriteria,
  exceptId: string,
): Promise<number> {
  const binds = new Binds()
  const { rows } = await pool.query<{ count: string }>(
    `SELECT count(*) FROM audit_events WHERE ${whereOf(criteria, exceptId, binds)}`,
    binds.values,
  )
  return Number(rows[0]?.count ?? 0)
}

/**
 * Opens what the criteria find, the oldest first.
 * @param exceptId the export's own row, which is in the log already
 */
export async function openAuditCursor(
  pool: pg.Pool,
  criteria: AuditCriteria,
  exceptId: string,
): Promise<AuditCursor> {
  const binds = new Binds()
  const where = whereOf(criteria, exceptId, binds)
  const columns = Object.values(fields).map(([sql]) => sql)
  const text = `SELECT ${columns.join(', ')} FROM audit_events WHERE ${where} ORDER BY occurred_at, id`
  const client = await openLongRead(pool)
  const cursor = client.query(
    new Cursor<AuditExportRow>(text, binds.values, {
      rowMode: 'array',
      types: { getTypeParser: () => (value: string) => value },
    }),
  )
  return {
    read: (most) => cursor.read(most),
    close: async (broken) => {
      if (broken) {
        client.release(true)
        return
      }
      try {
        await cursor.close()
        await client.query('COMMIT')
        client.release()
      } catch {
        client.release(true)
      }
    },
  }
}
