import { Alert } from '../../../models/alert.ts'
import type { AuditTrail } from '../trail.ts'

/** The kind of alert that says that the audit log is not what was signed. */
export const alteredAlert = 'audit-log-altered'

/** Raises the alarm where what is stored of the tree is not what was signed. */
export async function tellOfBrokenTree(trail: AuditTrail, at: Date, reason: string): Promise<void> {
  await trail.append({ event: 'audit.altered', outcome: 'failure', details: { reason } })
  await Alert.create({ kind: alteredAlert, severity: 'critical', raisedAt: at, details: { reason } })
}
