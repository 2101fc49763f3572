import { Option, type Command } from 'commander'
import type { DatabaseRole } from '../actions/database-url.ts'

const roles: readonly DatabaseRole[] = ['owner', 'app']

async function databaseUrl({ role }: { role: DatabaseRole }): Promise<void> {
  const { printDatabaseUrl } = await import('../actions/database-url.ts')
  await printDatabaseUrl(role)
}

/** `medguard database-url` */
export function addDatabaseUrl(program: Command): void {
  program
    .command('database-url')
    .description('print the address of the database, with its password, for psql or pg_dump')
    .addOption(
      new Option('--role <role>', 'whose address: the owner of the tables, or the application')
        .choices(roles)
        .default('owner'),
    )
    .addHelpText('after', '\nFor example: psql "$(npx medguard database-url)"')
    .action(databaseUrl)
}
