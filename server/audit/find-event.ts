import { AuditEvent } from '../../models/audit-event.ts'
import { NotFound } from '../http/errors.ts'

/** The row that an address names. @throws NotFound */
export async function findEvent(id: string): Promise<AuditEvent> {
  const row = await AuditEvent.findByPk(id)
  if (row === null) {
    throw new NotFound()
  }
  return row
}
