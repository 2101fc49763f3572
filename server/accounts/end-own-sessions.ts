import type { WhereOptions } from 'sequelize'
import { SessionMetadata } from '../../models/session-metadata.ts'
import type { Clearance } from '../access/clearance.ts'
import type { Origin } from '../audit/entry.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { endSessions } from './end-sessions.ts'
import { sessionEnded } from './session-ended.ts'

/** Ends sessions of one's own and records it. @returns how many there were @throws OvertakenError where the one of this id has ended */
export async function endOwnSessions(
  services: Services,
  { clearance, origin, at }: { readonly clearance: Clearance; readonly origin: Origin; readonly at: Date },
  which: WhereOptions<SessionMetadata>,
  one?: string,
): Promise<ChangeReceipt<number>> {
  const userId = clearance.actor.id
  return auditedChange(services, clearance, origin, 'session.terminated', async (transaction) => {
    const ending = { at, reason: 'terminated', by: userId } as const
    const ended = await endSessions(services, transaction, { ...which, userId }, ending)
    if (ended.length === 0) {
      const over = one === undefined ? null : await SessionMetadata.findByPk(one, { transaction })
      if (over !== null) {
        throw sessionEnded(over, { href: paths.ownSessions(), label: 'own-sessions' })
      }
      // Nothing was ended; that one's sessions were read is all there is to put on record.
      return { value: 0, event: 'account.viewed' }
    }
    const [only, ...others] = ended
    return {
      value: ended.length,
      ...(only !== undefined && others.length === 0 ? { resource: { type: 'session', id: only.id } } : {}),
      details: { userId, sessions: ended.map(({ id }) => id) },
    }
  })
}
