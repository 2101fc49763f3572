import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { confirmedNumber, maskedNumber, textCodesAllowed } from './text-messages/numbers.ts'
import { countBackupCodes, fewBackupCodes } from './backup-codes.ts'

/** The number for codes by text message, hidden but for its end; 'none' where one may be set up. */
async function textMessagesOf(services: Services, userId: string): Promise<string | undefined> {
  const number = await confirmedNumber(services, userId)
  if (number !== undefined) {
    return maskedNumber(number)
  }
  return (await textCodesAllowed(services, userId)) ? 'none' : undefined
}

/** How one's own second factor stands. */
export const ownSecondFactor = defineStaffQuery({
  name: 'accounts.second-factor',
  action: 'account.use',
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async (services, { proof }) => {
    const userId = proof.actor.id
    const [profile, codesLeft] = await Promise.all([
      SecurityProfile.findByPk(userId, { attributes: ['totpConfirmedAt'] }),
      countBackupCodes(userId),
    ])
    return {
      since: profile?.totpConfirmedAt ?? undefined,
      codesLeft,
      few: codesLeft <= fewBackupCodes,
      textMessages: await textMessagesOf(services, userId),
      required: proof.person.mustHaveSecondFactor,
    }
  },
})
