import type { Command } from 'commander'
import type { AdminOptions } from '../actions/create-admin.ts'

async function createAdmin(options: AdminOptions): Promise<void> {
  const { makeAdmin } = await import('../actions/create-admin.ts')
  await makeAdmin(options)
}

/** `medguard create-admin` */
export function addCreateAdmin(program: Command): void {
  program
    .command('create-admin')
    .description('make a system administrator')
    .option('--username <name>', 'to sign in with')
    .option('--email <address>', 'for messages about the account')
    .option('--display-name <name>', 'as others see it')
    .addHelpText(
      'after',
      `
What is left out is asked for. The password is asked for without showing it, or read as the first line of
standard input; it is never an option, since options show in the list of processes.`,
    )
    .action(createAdmin)
}
