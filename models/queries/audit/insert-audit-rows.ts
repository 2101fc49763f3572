import type { PreparedQueries, Statement } from '../../prepared.ts'
import type { AuditRow } from '../../../server/audit/audit-row.ts'

/** The columns of a row, each with its type and the name that its value has here. */
const columns: readonly (readonly [column: string, type: string, name: keyof AuditRow])[] = [
  ['id', 'uuid', 'id'],
  ['occurred_at', 'timestamptz', 'occurredAt'],
  ['event', 'text', 'event'],
  ['category', 'text', 'category'],
  ['severity', 'text', 'severity'],
  ['outcome', 'text', 'outcome'],
  ['actor_id', 'uuid', 'actorId'],
  ['actor_name', 'text', 'actorName'],
  ['actor_role', 'text', 'actorRole'],
  ['session_id', 'uuid', 'sessionId'],
  ['device_id', 'uuid', 'deviceId'],
  ['address', 'inet', 'address'],
  ['method', 'text', 'method'],
  ['route', 'text', 'route'],
  ['request_id', 'uuid', 'requestId'],
  ['user_agent', 'text', 'userAgent'],
  ['patient_id', 'uuid', 'patientId'],
  ['patient_ids', 'uuid[]', 'patientIds'],
  ['resource_type', 'text', 'resourceType'],
  ['resource_id', 'text', 'resourceId'],
  ['purpose_of_use', 'text', 'purposeOfUse'],
  ['rule', 'text', 'rule'],
  ['grant_id', 'uuid', 'grantId'],
  ['details', 'jsonb', 'details'],
  ['changes', 'bytea', 'changes'],
]

const intoColumns = `INSERT INTO audit_events (${columns.map(([column]) => column).join(', ')})`

const insert = {
  name: 'insert-audit-rows',
  text: `${intoColumns}
    SELECT ${columns.map(([, , name]) => `"${name}"`).join(', ')}
    FROM jsonb_to_recordset($1::jsonb) AS row (${columns.map(([, type, name]) => `"${name}" ${type}`).join(', ')})`,
}

/** One row by itself: values as they are take less than a table made of JSON. Most rows of a quiet house come alone. */
const insertOne = {
  name: 'insert-audit-row',
  text: `${intoColumns} VALUES (${columns.map(([, type], at) => `$${at + 1}::${type}`).join(', ')})`,
}

// A row with this id and time is this row: ids are made here, and nobody can change a row.
const insertUnlessThere = {
  name: 'insert-audit-rows-again',
  text: `${insert.text} ON CONFLICT (occurred_at, id) DO NOTHING`,
}

const valuesOf = (row: AuditRow): unknown[] =>
  columns.map(([, type, name]) =>
    type === 'jsonb' && row[name] !== null ? JSON.stringify(row[name]) : row[name],
  )

/** Adds audit rows in one statement, by whatever runs it. @param again where they may be there already */
export async function insertAuditRowsBy(
  run: (statement: Statement, values: readonly unknown[]) => Promise<unknown>,
  rows: readonly AuditRow[],
  again = false,
): Promise<void> {
  const [alone, ...others] = rows
  if (alone !== undefined && others.length === 0 && !again) {
    await run(insertOne, valuesOf(alone))
    return
  }
  const json = rows.map((row) => ({
    ...row,
    changes: row.changes === null ? null : `\\x${row.changes.toString('hex')}`,
  }))
  await run(again ? insertUnlessThere : insert, [JSON.stringify(json)])
}

/** Adds audit rows in one statement, so in one transaction. */
export const insertAuditRows = (
  prepared: PreparedQueries,
  rows: readonly AuditRow[],
  again: boolean,
): Promise<void> => insertAuditRowsBy((statement, values) => prepared.run(statement, values), rows, again)
