import { Op } from 'sequelize'
import { EmergencyAccessCode } from '../../models/emergency-access/emergency-access-code.ts'
import { User } from '../../models/accounts/user.ts'
import type { DemoAccount as PanelAccount } from '../../views/accounts/sign-in/demo-accounts.tsx'
import { totpCode } from '../accounts/second-factor/totp.ts'
import type { Services } from '../services.ts'
import { demoAccessCode, demoAccounts } from './demo-accounts.ts'

/** The open access code of each demo account that has one: it follows from how many were issued before. */
export async function demoAccessCodes(services: Services): Promise<ReadonlyMap<string, string>> {
  const accounts = demoAccounts(services.environment).filter((account) => account.emergencyAccess)
  const users = await User.findAll({
    attributes: ['id', 'username'],
    where: { username: { [Op.in]: accounts.map((account) => account.username) } },
  })
  const counts = await EmergencyAccessCode.count({
    where: { userId: { [Op.in]: users.map((user) => user.id) } },
    group: ['userId'],
  })
  const issued = new Map(counts.map((row) => [String(row['userId']), row.count]))
  return new Map(
    users
      .filter((user) => issued.has(user.id))
      .map((user) => [
        user.username,
        demoAccessCode(services.environment, user.id, (issued.get(user.id) ?? 1) - 1),
      ]),
  )
}

/** The panel beside the sign-in form; undefined outside demo mode. */
export async function demoPanel(services: Services, at: Date): Promise<readonly PanelAccount[] | undefined> {
  if (!services.environment.demo) {
    return undefined
  }
  const accessCodes = await demoAccessCodes(services)
  return demoAccounts(services.environment).map(({ username, role, password, totpSecret }) => ({
    username,
    role,
    password,
    code: totpSecret === null ? undefined : totpCode(totpSecret, at),
    accessCode: accessCodes.get(username),
  }))
}
