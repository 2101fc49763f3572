import { z } from 'zod'
import { auditedChange } from '../../audit/record.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { typedSecret } from '../typed-proof.ts'
import { renewBackupCodes } from './backup-codes.ts'
import { proverOf, provesCode } from './re-authenticate.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'

/** Replaces one's own backup codes by new ones, for a code of the app. Its value is the codes, to be shown once. */
export const renewOwnBackupCodes = defineStaffCommand({
  name: 'accounts.renew-backup-codes',
  action: 'credentials.change',
  event: 'backup-codes.renewed',
  subject: 'self',
  input: z.object({ code: typedSecret }),
  run: async (services, context, { code }) => {
    const { proof, origin, at } = context
    const userId = proof.actor.id
    const prover = proverOf(context)
    if (!prover.hasSecondFactor) {
      throw new Refused('no-own-second-step')
    }
    if ((await provesCode(services, prover, code, ['totp'])) === undefined) {
      throw new Refused('wrong-code', { recorded: true })
    }
    return auditedChange(services, proof, origin, 'backup-codes.renewed', async (transaction) => {
      const value = await renewBackupCodes(services, userId, at, transaction)
      await tellOfSecondFactor(services, transaction, { userId, what: 'backup-codes-made', at })
      return { value }
    })
  },
})
