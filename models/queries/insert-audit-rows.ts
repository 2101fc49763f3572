import type { PreparedQueries, Statement } from '../prepared.ts'
import type { AuditRow } from '../../server/audit/trail.ts'

const insert = {
  name: 'insert-audit-rows',
  text: `
    INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_name, actor_role,
      session_id, device_id, address, method, route, request_id, patient_id, patient_ids, resource_type, resource_id,
      purpose_of_use, rule, grant_id, details, changes)
    SELECT id, "occurredAt", event, category, severity, outcome, "actorId", "actorName", "actorRole", "sessionId",
      "deviceId", address, method, route, "requestId", "patientId", "patientIds", "resourceType", "resourceId",
      "purposeOfUse", rule, "grantId", details, changes
    FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, "occurredAt" timestamptz, event text, category text,
      severity text, outcome text, "actorId" uuid, "actorName" text, "actorRole" text, "sessionId" uuid,
      "deviceId" uuid, address inet, method text, route text, "requestId" uuid, "patientId" uuid, "patientIds" uuid[],
      "resourceType" text, "resourceId" text, "purposeOfUse" text, rule text, "grantId" uuid, details jsonb,
      changes bytea)`,
}

/** Adds audit rows in one statement, by whatever runs it. */
export async function insertAuditRowsBy(
  run: (statement: Statement, values: readonly unknown[]) => Promise<unknown>,
  rows: readonly AuditRow[],
): Promise<void> {
  const json = rows.map((row) => ({
    ...row,
    changes: row.changes === null ? null : `\\x${row.changes.toString('hex')}`,
  }))
  await run(insert, [JSON.stringify(json)])
}

/** Adds audit rows in one statement, so in one transaction. */
export const insertAuditRows = (prepared: PreparedQueries, rows: readonly AuditRow[]): Promise<void> =>
  insertAuditRowsBy((statement, values) => prepared.run(statement, values), rows)
