import { AuditEvent } from '../../models/audit-event.ts'
import { NotFound } from '../http/errors.ts'
import { isId } from '../is-id.ts'

/** The row that an address names. @throws NotFound */
export async function findEvent(id: unknown): Promise<AuditEvent> {
  const row = typeof id === 'string' && isId(id) ? await AuditEvent.findByPk(id) : null
  if (row === null) {
    throw new NotFound()
  }
  return row
}
