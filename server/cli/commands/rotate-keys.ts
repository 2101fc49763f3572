import { InvalidArgumentError, type Command } from 'commander'
import type { RotateKeysOptions } from '../actions/rotate-keys.ts'

/** A whole number of rows, from 1 to 100,000. */
export function rowsInBatch(text: string): number {
  const rows = Number(text)
  if (!/^\d+$/.test(text) || rows < 1 || rows > 100_000) {
    throw new InvalidArgumentError('Write a whole number from 1 to 100000.')
  }
  return rows
}

async function rotateKeys(options: RotateKeysOptions): Promise<void> {
  const { runRootKeyRotation } = await import('../actions/rotate-keys.ts')
  await runRootKeyRotation(options)
}

/** `medguard rotate-keys` */
export function addRotateKeys(program: Command): void {
  program
    .command('rotate-keys')
    .description('encrypt every data key with the first key of FIELD_ENCRYPTION_KEY')
    .option('--batch <rows>', 'data keys in one transaction', rowsInBatch, 1000)
    .option('--hand-over', 'give the new key to running servers that have only the old one')
    .option('--no-hand-over', 'do not (as by default): stop where a running server lacks the new key')
    .addHelpText(
      'after',
      `
Put the new key before the old one (medguard generate-key field makes one) and run this; people can go on working. Broken
off, it goes on where it was when it is run again. At the end it looks whether any row still names an old key.

Give every running server both keys first, new,old, and start it again: where one has only the old key, nothing is done,
and it is named. With --hand-over it is handed the new key through the database instead, encrypted by the old one,
and the handover is deleted at the end. Do that only where the old key is in nobody else's hands: whoever has it
and a copy of the database from those minutes then has the new key too.`,
    )
    .action(rotateKeys)
}
