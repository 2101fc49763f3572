import { demoAccounts, type DemoAccount } from '../../server/demo/demo-accounts.ts'
import { loadDemoData } from '../../server/demo/load-demo-data.ts'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { openHouse, type House } from './house.ts'
import { Visitor } from './request.ts'

/** A house in demo mode, without any data yet. */
export const openEmptyDemo = (): Promise<House> => openHouse({ environment: { MEDGUARD_DEMO: '1' } })

/** A house in demo mode with the demo's data in it. */
export async function openDemoHouse(): Promise<House> {
  const house = await openEmptyDemo()
  await loadDemoData(house.services, () => {})
  return house
}

/** Signs in to an account of the demo as its users do: password, and code where there is a second factor. */
export async function signInToDemo(house: House, account: DemoAccount): Promise<Visitor> {
  const visitor = new Visitor(house)
  await visitor.submit('/login', { username: account.username, password: account.password })
  if (account.totpSecret !== null) {
    house.clock.advance({ seconds: 30 })
    await visitor.submit('/login/mfa', { code: totpCode(account.totpSecret, house.clock.now()) })
  }
  return visitor
}

/** @throws where the demo has no such account */
export function accountOf(house: House, username: string): DemoAccount {
  const account = demoAccounts(house.services.environment).find((one) => one.username === username)
  if (account === undefined) {
    throw new Error(`the demo has no account ${username}`)
  }
  return account
}

/** Signs in to the account of this name. */
export const demoVisit = (house: House, username: string): Promise<Visitor> =>
  signInToDemo(house, accountOf(house, username))
