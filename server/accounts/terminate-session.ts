import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import type { Clearance } from '../access/clearance.ts'
import type { Origin } from '../audit/entry.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { NextStep } from '../overtaken/overtaken.ts'
import type { Services } from '../services.ts'
import { endSessions } from './end-sessions.ts'
import { sessionEnded } from './sessions/session-ended.ts'

/**
 * Ends anybody's session, which there is or was.
 * @param next where somebody goes on who comes too late
 * @throws OvertakenError where it has ended
 */
export const terminateSession = (
  services: Services,
  { clearance, origin, at }: { readonly clearance: Clearance; readonly origin: Origin; readonly at: Date },
  id: string,
  next: NextStep,
): Promise<ChangeReceipt<string>> =>
  auditedChange(services, clearance, origin, 'session.terminated', async (transaction) => {
    const ending = { at, reason: 'terminated', by: clearance.actor.id } as const
    const [ended] = await endSessions(services, transaction, { id }, ending)
    if (ended === undefined) {
      throw sessionEnded(await SessionMetadata.findByPk(id, { transaction, rejectOnEmpty: true }), next)
    }
    return { value: id, resource: { type: 'session', id }, details: { userId: ended.userId } }
  })
