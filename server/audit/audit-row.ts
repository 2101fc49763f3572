import { newId } from '../../models/new-id.ts'
import type { AuditEntry } from './entry.ts'
import { escapeForLog } from './escape.ts'
import { events } from './events.ts'

/** A row as it is written. */
export type AuditRow = ReturnType<typeof auditRow>

/**
 * Patients are not named in the log, which nobody can change: it says who they are by their account alone, so that what is
 * left of an erased patient is the record number.
 */
const nameInLog = ({ roleName, displayName }: NonNullable<AuditEntry['actor']>): string =>
  roleName === 'patient' ? 'Patient' : displayName

/** The row of an entry, with a new id and the usual severity of its event. */
export function auditRow(entry: AuditEntry, occurredAt: Date) {
  const { category, severity } = events[entry.event]
  const refused = entry.outcome === 'refused' && severity === 'info'
  return {
    id: newId(),
    occurredAt,
    event: entry.event,
    category,
    severity: entry.severity ?? (refused ? ('warning' as const) : severity),
    outcome: entry.outcome,
    actorId: entry.actor?.id ?? null,
    actorName:
      (entry.actor && nameInLog(entry.actor)) ??
      (entry.claimedName === undefined ? null : escapeForLog(entry.claimedName, 64)),
    actorRole: entry.actor?.roleName ?? null,
    sessionId: entry.sessionId ?? null,
    deviceId: entry.origin?.deviceId ?? null,
    address: entry.origin?.address ?? null,
    method: entry.origin?.method ?? null,
    route: entry.origin?.route ?? null,
    requestId: entry.origin?.requestId ?? null,
    userAgent: entry.origin?.userAgent === undefined ? null : escapeForLog(entry.origin.userAgent, 400),
    patientId: entry.patientId ?? null,
    patientIds:
      entry.patientIds === undefined || entry.patientIds.length === 0 ? null : [...entry.patientIds],
    resourceType: entry.resource?.type ?? null,
    resourceId: entry.resource?.id ?? null,
    purposeOfUse: entry.purposeOfUse ?? null,
    rule: entry.rule ?? null,
    grantId: entry.grantId ?? null,
    details: entry.details === undefined ? null : { ...entry.details },
    changes: entry.changes ?? null,
  }
}
