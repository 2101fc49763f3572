import path from 'node:path'
import { Option, type Command } from 'commander'
import { readEnvironment } from '../../../config/env.ts'
import { findRunningDatabase } from '../../embedded-database.ts'
import { CommandFailed } from '../command-error.ts'
import { say } from '../output.ts'

type Options = { readonly role: 'owner' | 'app' }

async function databaseUrl({ role }: Options): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL, MEDGUARD_DATA_DIR } = readEnvironment(process.env)
  if (DATABASE_URL !== undefined) {
    say(role === 'owner' ? (DATABASE_OWNER_URL ?? DATABASE_URL) : DATABASE_URL)
    return
  }
  const folder = path.resolve(MEDGUARD_DATA_DIR)
  const running = await findRunningDatabase(folder)
  if (running === undefined) {
    throw new CommandFailed(`No database of ${folder} is running. Start MedGuard with "npm start" first.`)
  }
  say(role === 'owner' ? running.ownerUrl : running.appUrl)
}

/** `medguard database-url` */
export function addDatabaseUrl(program: Command): void {
  program
    .command('database-url')
    .description('print the address of the database, with its password, for psql or pg_dump')
    .addOption(
      new Option('--role <role>', 'whose address: the owner of the tables, or the application')
        .choices(['owner', 'app'])
        .default('owner'),
    )
    .addHelpText('after', '\nFor example: psql "$(npx medguard database-url)"')
    .action(databaseUrl)
}
