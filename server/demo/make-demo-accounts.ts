import { newId } from '../../models/new-id.ts'
import { Role } from '../../models/administration/role.ts'
import { SecurityProfile } from '../../models/accounts/security-profile.ts'
import { User } from '../../models/accounts/user.ts'
import { storeNumber } from '../accounts/second-factor/text-messages/numbers.ts'
import { demoAccounts, type DemoAccount } from './demo-accounts.ts'
import type { DemoLoad } from './demo-load.ts'
import { DemoPeople } from './demo-staff.ts'
import { colleagues } from './records/care.ts'

const licensed = new Set(['physician', 'nurse', 'pharmacist'])

/** Where the demo's people work, by username. */
export const demoWards: ReadonlyMap<string, string> = new Map([
  ['physician', 'Internal medicine'],
  ['oncall', 'Emergency department'],
  ['nurse', 'Ward 4'],
])

/** One account to be made; colleagues have no password and no second factor, so nobody signs in as them. */
type NewAccount = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: string
  readonly passwordHash: string | null
  readonly totpSeed: Buffer | null
  readonly licenceDaysLeft: number
  readonly emergencyAccess: boolean
}

async function ownAccount({ services }: DemoLoad, account: DemoAccount): Promise<NewAccount> {
  const id = newId()
  return {
    ...account,
    id,
    passwordHash: await services.passwords.hash(account.password),
    totpSeed: account.totpSecret === null ? null : services.secondFactor.seal(id, account.totpSecret),
    licenceDaysLeft: 300,
  }
}

const colleagueAccount = (colleague: (typeof colleagues)[number]): NewAccount => ({
  ...colleague,
  id: newId(),
  passwordHash: null,
  totpSeed: null,
  emergencyAccess: false,
})

async function insertAccounts(load: DemoLoad, accounts: readonly NewAccount[]): Promise<void> {
  const { transaction } = load
  const made = { createdAt: load.moment(1_700, 9 * 60), updatedAt: load.moment(30, 9 * 60) }
  const roles = new Map(
    (await Role.findAll({ attributes: ['id', 'name'], transaction })).map((role) => [role.name, role.id]),
  )
  await User.bulkCreate(
    accounts.map(({ id, username, displayName, role, passwordHash }) => ({
      id,
      username,
      displayName,
      ward: demoWards.get(username) ?? null,
      roleId: roles.get(role) ?? '',
      passwordHash,
      email: `${username}@medguard.example`,
      emailConfirmedAt: passwordHash === null ? null : made.updatedAt,
      passwordChangedAt: passwordHash === null ? null : made.updatedAt,
      credentialsChangedAt: made.updatedAt,
      ...made,
    })),
    { transaction },
  )
  await SecurityProfile.bulkCreate(
    accounts.map(({ id, role, totpSeed, licenceDaysLeft, emergencyAccess }, position) => ({
      userId: id,
      totpSeed,
      totpConfirmedAt: totpSeed === null ? null : made.updatedAt,
      licenceNumber: licensed.has(role) ? `DEMO-${4_100 + position}` : null,
      licenceExpiresOn: licensed.has(role) ? load.day(licenceDaysLeft) : null,
      trainingExpiresOn: load.day(300),
      emergencyAccess,
      ...made,
    })),
    { transaction },
  )
}

/** Makes the accounts that one can sign in with and their second factors, and those of their colleagues. */
export async function makeDemoAccounts(load: DemoLoad): Promise<DemoPeople> {
  const known = demoAccounts(load.services.environment)
  const own = await Promise.all(known.map((account) => ownAccount(load, account)))
  const accounts = [...own, ...colleagues.map(colleagueAccount)]
  await insertAccounts(load, accounts)
  const nurse = accounts.find(({ username }) => username === 'nurse')
  if (nurse !== undefined) {
    const confirmed = { userId: nurse.id, number: '+27825550142', at: load.moment(30, 9 * 60) }
    await storeNumber(load.services, load.transaction, confirmed)
  }
  return new DemoPeople(
    accounts.map(({ id, username, displayName, role }) => ({ id, username, displayName, roleName: role })),
  )
}
