import type { Command } from 'commander'
import { does } from '../does.ts'
import type { ImportMedicinesOptions } from '../actions/import-medicines.ts'

async function importMedicines(file: string, options: ImportMedicinesOptions): Promise<void> {
  const { importMedicinesFile } = await import('../actions/import-medicines.ts')
  await importMedicinesFile(file, options)
}

/** `medguard import-medicines` */
export function addImportMedicines(program: Command): void {
  does(
    'prescriptions.import-medicines',
    program
      .command('import-medicines')
      .description('replace the catalogue of medicines by a CSV file')
      .argument(
        '<file>',
        'CSV in UTF-8 with generic, strength, form, schedule, atc and, optionally, also_called',
      )
      .option('--dry-run', 'say what would change, and write nothing')
      .option(
        '--keep-others',
        'leave medicines that are not in the file as they are, instead of withdrawing them',
      )
      .addHelpText(
        'after',
        `
Nothing is deleted: a medicine that is not in the file is withdrawn, and can be prescribed no more. All of the file is taken, or, where one
line of it cannot be, nothing; each such line is named with its reason, and the exit code is 1.`,
      )
      .action(importMedicines),
  )
}
