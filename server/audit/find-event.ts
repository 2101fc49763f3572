import { AuditEvent } from '../../models/audit-event.ts'
import { NotFoundError } from '../http/errors.ts'

/** The row that an address names. @throws NotFoundError */
export async function findEvent(id: string): Promise<AuditEvent> {
  const row = await AuditEvent.findByPk(id)
  if (row === null) {
    throw new NotFoundError()
  }
  return row
}
