import { z } from 'zod'
import { SessionMetadata } from '../../../models/accounts/session-metadata.ts'
import { terminateSession } from '../../accounts/terminate-session.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'

/** Ends anybody's session but the one that it is done from. */
export const endSession = defineStaffCommand({
  name: 'security.end-session',
  action: 'session.manage',
  event: 'session.terminated',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: async (services, { proof, origin, at }, { id }) => {
    if ((await SessionMetadata.count({ where: { id } })) === 0) {
      throw new Refused('no-such-thing')
    }
    if (id === proof.person.sessionId) {
      throw new Refused('own-session', { about: { resource: { type: 'session', id } } })
    }
    const next = { href: paths.securitySessions(), label: 'signed-in' } as const
    return terminateSession(services, { clearance: proof, origin, at }, id, next)
  },
})
