import { hashAccessCode } from '../crypto/access-code.ts'
import { EmergencyAccessCode } from '../../models/emergency-access-code.ts'
import { newId } from '../../models/new-id.ts'
import { Role } from '../../models/role.ts'
import { SecurityProfile } from '../../models/security-profile.ts'
import { User } from '../../models/user.ts'
import type { Services } from '../services.ts'
import { demoAccounts } from './demo-accounts.ts'

const day = 86_400_000

/** Makes the demo's accounts with their second factors and access codes. @returns user ids by username */
export async function makeDemoAccounts(services: Services): Promise<ReadonlyMap<string, string>> {
  const { environment, passwords, secondFactor, purposeKeys, clock } = services
  const at = clock.now()
  const nextYear = new Date(at.getTime() + 300 * day).toISOString().slice(0, 10)
  const roles = new Map(
    (await Role.findAll({ attributes: ['id', 'name'] })).map((role) => [role.name, role.id]),
  )
  const accounts = await Promise.all(
    demoAccounts(environment).map(async (account) => ({
      account,
      id: newId(),
      roleId: roles.get(account.role) ?? '',
      passwordHash: await passwords.hash(account.password),
    })),
  )
  await User.bulkCreate(
    accounts.map(({ account, id, roleId, passwordHash }) => ({
      id,
      roleId,
      passwordHash,
      username: account.username,
      displayName: account.displayName,
      email: `${account.username}@medguard.example`,
      passwordChangedAt: at,
      credentialsChangedAt: at,
      createdAt: at,
      updatedAt: at,
    })),
  )
  await SecurityProfile.bulkCreate(
    accounts.map(({ account, id }) => ({
      userId: id,
      totpSeed: account.totpSecret === null ? null : secondFactor.seal(id, account.totpSecret),
      totpConfirmedAt: account.totpSecret === null ? null : at,
      licenceExpiresOn: ['physician', 'nurse', 'pharmacist'].includes(account.role) ? nextYear : null,
      trainingExpiresOn: nextYear,
      emergencyAccess: account.emergencyAccess,
      createdAt: at,
      updatedAt: at,
    })),
  )
  await EmergencyAccessCode.bulkCreate(
    accounts
      .filter(({ account }) => account.emergencyAccess)
      .map(({ id }) => ({
        userId: id,
        codeHash: hashAccessCode(services.makeAccessCode(id, 0), purposeKeys['access-codes']),
        issuedAt: at,
      })),
  )
  return new Map(accounts.map(({ account, id }) => [account.username, id]))
}
