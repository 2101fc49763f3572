import { InvalidArgumentError, type Command } from 'commander'
import { UsedWronglyError } from '../command-error.ts'

type Options = { readonly down?: number; readonly yes?: true }

function steps(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new InvalidArgumentError('Write how many steps, as a whole number from 1.')
  }
  return Number(text)
}

async function migrate({ down, yes }: Options): Promise<void> {
  if (down !== undefined && yes === undefined) {
    throw new UsedWronglyError(
      'Taking steps back deletes their tables with everything in them. Add --yes if that is meant, after a backup.',
    )
  }
  const { bringUp, takeBack } = await import('../actions/migrate.ts')
  await (down === undefined ? bringUp() : takeBack(down))
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
