import type { ReactElement } from 'react'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { OwnSecondFactorPage } from '../../../views/accounts/own-second-factor-page.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import type { StaffVisit } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { confirmedNumber, maskedNumber, textCodesAllowed } from '../text-messages/numbers.ts'
import { countBackupCodes, fewBackupCodes } from './backup-codes.ts'
import { openFacts } from './re-authenticate.ts'

/** The number for codes by text message, hidden but for its end; 'none' where one may be set up. */
async function textMessagesOf(services: Services, userId: string): Promise<string | undefined> {
  const number = await confirmedNumber(services, userId)
  if (number !== undefined) {
    return maskedNumber(number)
  }
  return (await textCodesAllowed(services, userId)) ? 'none' : undefined
}

/** The page of one's own second factor, with what is wrong with its form for new backup codes. */
export async function showOwnSecondFactor(
  services: Services,
  { req, shell }: StaffVisit,
  errors: readonly FieldError[],
): Promise<ReactElement> {
  const facts = openFacts(req)
  const userId = facts.actor.id
  const [profile, codesLeft] = await Promise.all([
    SecurityProfile.findByPk(userId, { attributes: ['totpConfirmedAt'] }),
    countBackupCodes(userId),
  ])
  return (
    <OwnSecondFactorPage
      shell={shell}
      since={profile?.totpConfirmedAt ?? undefined}
      codesLeft={codesLeft}
      few={codesLeft <= fewBackupCodes}
      textMessages={await textMessagesOf(services, userId)}
      required={facts.secondFactorRequired}
      errors={errors}
    />
  )
}
