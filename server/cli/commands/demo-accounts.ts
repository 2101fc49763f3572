import { Option, type Command } from 'commander'
import { readEnvironment } from '../../../config/env.ts'
import { totpCode } from '../../accounts/mfa/totp.ts'
import { systemClock } from '../../clock.ts'
import { demoAccounts } from '../../demo/demo-accounts.ts'
import { CommandFailed } from '../command-error.ts'
import { say, tableText } from '../output.ts'

type Options = { readonly format: 'table' | 'json' }

async function showDemoAccounts({ format }: Options): Promise<void> {
  const environment = readEnvironment(process.env)
  if (!environment.demo) {
    throw new CommandFailed(
      'There are demo accounts in demo mode only: with MEDGUARD_DEMO=1, or without DATABASE_URL.',
    )
  }
  const accounts = demoAccounts(environment)
  if (format === 'json') {
    const shown = accounts.map(({ username, role, password, totpSecret }) => ({
      username,
      role,
      password,
      totpSecret,
    }))
    say(JSON.stringify(shown, null, 2))
    return
  }
  const now = systemClock.now()
  const rows = accounts.map(({ username, role, password, totpSecret }) => [
    username,
    role,
    password,
    totpSecret === null ? '' : totpCode(totpSecret, now),
  ])
  say(tableText([['username', 'role', 'password', 'code now'], ...rows]))
}

/** `medguard demo-accounts` */
export function addDemoAccounts(program: Command): void {
  program
    .command('demo-accounts')
    .description('show how to sign in to a demo')
    .addOption(
      new Option('--format <format>', 'json adds the secret behind each code')
        .choices(['table', 'json'])
        .default('table'),
    )
    .action(showDemoAccounts)
}
