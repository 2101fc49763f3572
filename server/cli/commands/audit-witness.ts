import type { Command } from 'commander'
import type { AuditWitnessOptions } from '../actions/audit-witness.ts'

async function auditWitness(options: AuditWitnessOptions): Promise<void> {
  const { lookAfterWitness } = await import('../actions/audit-witness.ts')
  await lookAfterWitness(options)
}

/** `medguard audit-witness` */
export function addAuditWitness(program: Command): void {
  program
    .command('audit-witness')
    .description('say how the witness file of the audit log stands, or begin it anew after a restore')
    .option('--begin-anew', 'puts the present file aside and begins another')
    .option('--reason <words>', 'why, for the log; needed with --begin-anew')
    .addHelpText(
      'after',
      `
A database that was restored from an older copy has fewer rows than the witness file: nothing is sealed until somebody
says that this was meant. The old file is kept, and it is an event of the log. Restart servers that were running.`,
    )
    .action(auditWitness)
}
