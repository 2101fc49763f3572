import { EmergencyAccessCode } from '../../models/emergency-access/emergency-access-code.ts'
import { hashAccessCode } from '../crypto/access-code.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import type { StoredEmergency } from './stored-emergency.ts'

/** Issues the codes of everyone named for emergency access: those spent so far, each when the one before was, and an open one. */
export async function makeAccessCodes(
  load: DemoLoad,
  people: DemoPeople,
  emergencies: readonly StoredEmergency[],
): Promise<void> {
  const { services, transaction } = load
  const firstIssuedAt = load.moment(30, 9 * 60)
  const named = demoAccounts(services.environment).filter((account) => account.emergencyAccess)
  const rows = named.flatMap(({ username }) => {
    const userId = people.named(username).id
    const spent = emergencies.filter(({ staff }) => staff.id === userId)
    const code = (issuedBefore: number) => ({
      userId,
      codeHash: hashAccessCode(
        services.makeAccessCode(userId, issuedBefore),
        services.purposeKeys['access-codes'],
      ),
      issuedAt: spent[issuedBefore - 1]?.startsAt ?? firstIssuedAt,
    })
    return [
      ...spent.map(({ codeId, startsAt }, issuedBefore) => ({
        ...code(issuedBefore),
        id: codeId,
        usedAt: startsAt,
      })),
      code(spent.length),
    ]
  })
  await EmergencyAccessCode.bulkCreate(rows, { transaction })
}
