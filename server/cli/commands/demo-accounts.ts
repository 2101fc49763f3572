import { Option, type Command } from 'commander'
import type { AccountsFormat } from '../actions/demo-accounts.ts'

const formats: readonly AccountsFormat[] = ['table', 'json']

async function demoAccounts({ format }: { format: AccountsFormat }): Promise<void> {
  const { printDemoAccounts } = await import('../actions/demo-accounts.ts')
  printDemoAccounts(format)
}

/** `medguard demo-accounts` */
export function addDemoAccounts(program: Command): void {
  program
    .command('demo-accounts')
    .description('show how to sign in to a demo')
    .addOption(
      new Option('--format <format>', 'json adds the secret behind each code')
        .choices(formats)
        .default('table'),
    )
    .action(demoAccounts)
}
