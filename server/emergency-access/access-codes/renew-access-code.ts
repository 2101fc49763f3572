import { z } from 'zod'
import { EmergencyAccessCode } from '../../../models/emergency-access/emergency-access-code.ts'
import { proveEnteredCode } from '../../accounts/prove-code.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { auditedChange } from '../../audit/record.ts'
import { requiredText } from '../../operations/fields.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { issueAccessCode } from './issue-access-code.ts'

const action = 'emergency-access.prepare'

/** The page on which a new access code is asked for: it has nothing to read. */
export const accessCodeQuery = defineStaffQuery({
  name: 'emergency-access.access-code',
  action,
  event: 'emergency-access.listed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async () => undefined,
})

/** Voids the open access code of a person who is named for emergencies, and issues the next one, against a code of the app. */
export const renewAccessCode = defineStaffCommand({
  name: 'emergency-access.renew-access-code',
  action,
  event: 'emergency-access.code-issued',
  subject: 'self',
  input: z.object({ code: requiredText('the-six-digits', 20) }),
  run: async (services, { proof, origin, at }, { code }) => {
    const { actor, person } = proof
    const { sessionId } = person
    const entered = { who: actorOf(actor), sessionId, code, at, origin, whence: { session: sessionId } }
    if ((await proveEnteredCode(services, entered, ['totp'])) === undefined) {
      throw new Refused('code-not-taken', { recorded: true })
    }
    return auditedChange(services, proof, origin, 'emergency-access.code-issued', async (transaction) => {
      const where = { userId: actor.id, usedAt: null }
      await EmergencyAccessCode.update({ usedAt: at }, { where, transaction })
      return { value: await issueAccessCode(services, actor.id, at, transaction) }
    })
  },
})
