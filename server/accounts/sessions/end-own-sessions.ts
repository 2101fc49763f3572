import { Op, type WhereOptions } from 'sequelize'
import { z } from 'zod'
import { SessionMetadata } from '../../../models/accounts/session-metadata.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { idInAddress, nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { endSessions } from '../end-sessions.ts'
import { sessionEnded } from './session-ended.ts'

const event = 'session.terminated'

/** Ends sessions of one's own and records it. @returns how many there were @throws OvertakenError where the one of this id has ended */
const end = (
  services: Services,
  { proof, origin, at }: StaffContext,
  which: WhereOptions<SessionMetadata>,
  one?: string,
): Promise<ChangeReceipt<number>> => {
  const userId = proof.actor.id
  return auditedChange(services, proof, origin, event, async (transaction) => {
    const ending = { at, reason: 'terminated', by: userId } as const
    const ended = await endSessions(services, transaction, { ...which, userId }, ending)
    if (ended.length === 0) {
      const over = one === undefined ? null : await SessionMetadata.findByPk(one, { transaction })
      if (over !== null) {
        throw sessionEnded(over, { href: paths.ownSessions(), label: 'own-sessions' })
      }
      // Nothing was ended; that one's sessions were read is all there is to record.
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

/** Ends all of one's own sessions but the one that it is done from. */
export const endOtherSessions = defineStaffCommand({
  name: 'accounts.end-other-sessions',
  action: 'account.use',
  event,
  subject: 'self',
  input: nothingTaken,
  run: async (services, context) =>
    end(services, context, { id: { [Op.ne]: context.proof.person.sessionId } }),
})

/** Ends one of one's own sessions, but not the one that it is done from. */
export const endOwnSession = defineStaffCommand({
  name: 'accounts.end-own-session',
  action: 'account.use',
  event,
  subject: 'self',
  input: z.object({ id: idInAddress }),
  run: async (services, context, { id }) => {
    const { actor, person } = context.proof
    if ((await SessionMetadata.count({ where: { id, userId: actor.id } })) === 0) {
      throw new Refused('no-such-thing')
    }
    if (id === person.sessionId) {
      throw new Refused('own-session', { about: { resource: { type: 'session', id } } })
    }
    return end(services, context, { id }, id)
  },
})
