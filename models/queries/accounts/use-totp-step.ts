import { Op, type Transaction } from 'sequelize'
import { SecurityProfile } from '../../accounts/security-profile.ts'

/**
 * Marks a time step as used, if it is later than the last one used: of several requests with one code, only one wins
 * (RFC 6238 section 5.2).
 */
export async function useTotpStep(userId: string, step: number, transaction?: Transaction): Promise<boolean> {
  const [changed] = await SecurityProfile.update(
    { totpLastStep: String(step) },
    {
      where: { userId, totpLastStep: { [Op.lt]: String(step) } },
      ...(transaction === undefined ? {} : { transaction }),
    },
  )
  return changed === 1
}
