import type { PreparedQueries, Statement } from '../../prepared.ts'
import type { AuditRow } from '../../../server/audit/audit-row.ts'

const insert = {
  name: 'insert-audit-rows',
  text: `
    INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_name, actor_role,
      session_id, device_id, address, method, route, request_id, user_agent, patient_id, patient_ids, resource_type, resource_id,
      purpose_of_use, rule, grant_id, details, changes)
    SELECT id, "occurredAt", event, category, severity, outcome, "actorId", "actorName", "actorRole", "sessionId",
      "deviceId", address, method, route, "requestId", "userAgent", "patientId", "patientIds", "resourceType", "resourceId",
      "purposeOfUse", rule, "grantId", details, changes
    FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, "occurredAt" timestamptz, event text, category text,
      severity text, outcome text, "actorId" uuid, "actorName" text, "actorRole" text, "sessionId" uuid,
      "deviceId" uuid, address inet, method text, route text, "requestId" uuid, "userAgent" text, "patientId" uuid, "patientIds" uuid[],
      "resourceType" text, "resourceId" text, "purposeOfUse" text, rule text, "grantId" uuid, details jsonb,
      changes bytea)`,
}

// A row with this id and time is this row: ids are made here, and nobody can change a row.
const insertUnlessThere = {
  name: 'insert-audit-rows-again',
  text: `${insert.text} ON CONFLICT (occurred_at, id) DO NOTHING`,
}

/** Adds audit rows in one statement, by whatever runs it. @param again where they may be there already */
export async function insertAuditRowsBy(
  run: (statement: Statement, values: readonly unknown[]) => Promise<unknown>,
  rows: readonly AuditRow[],
  again = false,
): Promise<void> {
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
