import { AuditEvent } from '../../../models/audit/audit-event.ts'
import { Refused } from '../../operations/refused.ts'

/** The row that an address names. @throws Refused */
export async function findEvent(id: string): Promise<AuditEvent> {
  const row = await AuditEvent.findByPk(id)
  if (row === null) {
    throw new Refused('no-such-thing')
  }
  return row
}
