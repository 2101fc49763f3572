import { InvalidArgumentError, type Command } from 'commander'

export type RotateKeysOptions = { readonly batch: number; readonly handOver: boolean }

/** A whole number of rows, from 1 to 100,000. */
export function rowsInBatch(text: string): number {
  const rows = Number(text)
  if (!/^\d+$/.test(text) || rows < 1 || rows > 100_000) {
    throw new InvalidArgumentError('Write a whole number from 1 to 100000.')
  }
  return rows
}

async function rotateKeys(options: RotateKeysOptions): Promise<void> {
  const { turnRootKeyOver } = await import('../actions/rotate-keys.ts')
  await turnRootKeyOver(options)
}

/** `medguard rotate-keys` */
export function addRotateKeys(program: Command): void {
  program
    .command('rotate-keys')
    .description('encrypt every data key with the first key of FIELD_ENCRYPTION_KEY')
    .option('--batch <rows>', 'data keys in one transaction', rowsInBatch, 1000)
    .option('--no-hand-over', 'do not give the new key to running servers that lack it: stop instead')
    .addHelpText(
      'after',
      `
Put the new key before the old one (medguard generate-key field makes one) and run this; people can go on working. Broken
off, it goes on where it was when it is run again. At the end it looks whether any row still names an old key.

A running server that has only the old key is handed the new one through the database, encrypted by the old one, and
the handover is deleted at the end. Where the old key may be in wrong hands, use --no-hand-over: give the servers both
keys and start them again first.`,
    )
    .action(rotateKeys)
}
