import { InvalidArgumentError, type Command } from 'commander'
import { readEnvironment } from '../../../config/env.ts'
import { rollBack } from '../../../models/migrate.ts'
import { migrateDatabase } from '../../open-services.ts'
import { UsedWrongly } from '../command-error.ts'
import { complain, say } from '../output.ts'
import { reachDatabase } from '../reach-database.ts'

type Options = { readonly down?: number; readonly yes?: true }

function steps(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new InvalidArgumentError('Write how many steps, as a whole number from 1.')
  }
  return Number(text)
}

async function migrate({ down, yes }: Options): Promise<void> {
  if (down !== undefined && yes === undefined) {
    throw new UsedWrongly(
      'Taking steps back deletes their tables with everything in them. Add --yes if that is meant, after a backup.',
    )
  }
  const environment = readEnvironment(process.env)
  const urls = await reachDatabase(environment, complain)
  try {
    if (down === undefined) {
      const { applied } = await migrateDatabase(urls, complain)
      say(
        applied.length === 0 ? 'The schema is up to date.' : `The schema has changed: ${applied.join(', ')}.`,
      )
    } else {
      const { reverted } = await rollBack({ url: urls.ownerUrl, steps: down })
      say(reverted.length === 0 ? 'There was nothing to take back.' : `Taken back: ${reverted.join(', ')}.`)
    }
  } finally {
    await urls.stop()
  }
}

/** `medguard migrate` */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .option('--down <steps>', 'take back the newest steps instead, with the data in them', steps)
    .option('--yes', 'confirm that --down may delete data')
    .action(migrate)
}
