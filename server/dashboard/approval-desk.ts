import { holdingRole } from '../../config/roles.ts'
import type { Desk } from './desk.ts'

/** For somebody whose role waits for a second person: nothing opens yet. */
export const approvalDesk: Desk = {
  name: 'approval',
  suits: (actor) => actor.role.name === holdingRole.name,
  find: async () => ({ patientIds: [], open: async () => ({ desk: 'approval' }) }),
}
