import { demoAccounts, type DemoAccount } from '../../server/demo/demo-accounts.ts'
import { loadDemoData } from '../../server/demo/load-demo-data.ts'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { startTestApp, type TestApp } from './test-app.ts'
import { Visitor } from './request.ts'

/** A house in demo mode, without any data yet. */
export const openEmptyDemo = (): Promise<TestApp> => startTestApp({ environment: { MEDGUARD_DEMO: '1' } })

/** A house in demo mode with the demo's data in it. */
export async function startDemoTestApp(): Promise<TestApp> {
  const testApp = await openEmptyDemo()
  await loadDemoData(testApp.services, () => {})
  return testApp
}

/** Signs in to an account of the demo as its users do: password, and code where there is a second factor. */
export async function signInToDemo(testApp: TestApp, account: DemoAccount): Promise<Visitor> {
  const visitor = new Visitor(testApp)
  await visitor.submit('/login', { username: account.username, password: account.password })
  if (account.totpSecret !== null) {
    testApp.clock.advance({ seconds: 30 })
    await visitor.submit('/login/mfa', { code: totpCode(account.totpSecret, testApp.clock.now()) })
  }
  return visitor
}

/** @throws where the demo has no such account */
export function accountOf(testApp: TestApp, username: string): DemoAccount {
  const account = demoAccounts(testApp.services.environment).find((one) => one.username === username)
  if (account === undefined) {
    throw new Error(`the demo has no account ${username}`)
  }
  return account
}

/** Signs in to the account of this name. */
export const demoVisit = (testApp: TestApp, username: string): Promise<Visitor> =>
  signInToDemo(testApp, accountOf(testApp, username))
