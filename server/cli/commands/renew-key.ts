import type { Command } from 'commander'
import { rowsInBatch } from './rotate-keys.ts'

async function renewPatient(recordNumber: string): Promise<void> {
  const { renewKeyOfPatient } = await import('../actions/renew-key.ts')
  await renewKeyOfPatient(recordNumber)
}

async function renewIndex({ batch }: { readonly batch: number }): Promise<void> {
  const { renewKeyOfIndex } = await import('../actions/renew-key.ts')
  await renewKeyOfIndex(batch)
}

/** `medguard renew-key patient` and `medguard renew-key search-index` */
export function addRenewKey(program: Command): void {
  const command = program
    .command('renew-key')
    .description('put a new data key in the place of one that may be known to others')
    .helpCommand(false)
  command
    .command('patient')
    .description('encrypt one patient’s record anew under a new key')
    .argument('<record number>', 'such as MG-0001001')
    .action(renewPatient)
  command
    .command('search-index')
    .description('make the search index anew under a new key, while people go on working')
    .option('--batch <rows>', 'patients in one transaction', rowsInBatch, 200)
    .action(renewIndex)
}
