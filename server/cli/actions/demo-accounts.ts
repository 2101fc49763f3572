import { readEnvironment } from '../../../config/env.ts'
import { totpCode } from '../../accounts/second-factor/totp.ts'
import { systemClock } from '../../clock.ts'
import { demoAccounts, type DemoAccount } from '../../demo/demo-accounts.ts'
import { CommandFailedError } from '../command-error.ts'
import { say, tableText } from '../output.ts'

export type AccountsFormat = 'table' | 'json'

function asJson(accounts: readonly DemoAccount[]): string {
  const shown = accounts.map(({ username, role, password, totpSecret }) => ({
    username,
    role,
    password,
    totpSecret,
  }))
  return JSON.stringify(shown, null, 2)
}

function asTable(accounts: readonly DemoAccount[]): string {
  const now = systemClock.now()
  const rows = accounts.map(({ username, role, password, totpSecret }) => [
    username,
    role,
    password,
    totpSecret === null ? '' : totpCode(totpSecret, now),
  ])
  return tableText([['username', 'role', 'password', 'code now'], ...rows])
}

/** Prints how to sign in to a demo. @throws CommandFailedError outside demo mode */
export function printDemoAccounts(format: AccountsFormat): void {
  const environment = readEnvironment(process.env)
  if (!environment.demo) {
    throw new CommandFailedError(
      'There are demo accounts in demo mode only: with MEDGUARD_DEMO=1, or without DATABASE_URL.',
    )
  }
  const accounts = demoAccounts(environment)
  say(format === 'json' ? asJson(accounts) : asTable(accounts))
}
