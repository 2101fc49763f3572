import { z } from 'zod'
import { auditedChange } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { mayTryAgain, proverOf } from '../second-factor/re-authenticate.ts'
import { proveAgain } from '../prove-again.ts'
import { withProof } from '../typed-proof.ts'

const action = 'account.use'

/** How somebody proves anew who they are: by a code, or without a second factor by the password. */
export const confirmation = defineStaffQuery({
  name: 'accounts.confirmation',
  action,
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async (_services, { proof }) => ({
    asks: proof.person.hasSecondFactor ? ('code' as const) : ('password' as const),
    username: proof.actor.username,
  }),
})

/** Proves anew who it is, before something grave. The session must be renewed with it. */
export const confirm = defineStaffCommand({
  name: 'accounts.confirm',
  action,
  event: 'session.confirmed',
  subject: 'self',
  input: withProof({ next: z.string().max(2_000).optional(), again: z.string().max(1).optional() }),
  run: async (services, context, typed) => {
    const { proof, origin } = context
    const prover = proverOf(context)
    await mayTryAgain(services, prover)
    const wrong = await proveAgain(services, prover, typed)
    if (wrong !== undefined) {
      throw new Refused(wrong, { recorded: true })
    }
    return auditedChange(services, proof, origin, 'session.confirmed', async () => ({
      value: prover.sessionId,
      details: { factor: prover.hasSecondFactor ? 'totp' : 'password' },
    }))
  },
})
