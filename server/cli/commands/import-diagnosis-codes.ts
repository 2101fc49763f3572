import type { Command } from 'commander'
import { does } from '../does.ts'
import type { ImportCodesOptions } from '../actions/import-diagnosis-codes.ts'

async function importCodes(file: string | undefined, options: ImportCodesOptions): Promise<void> {
  const { importCodeFile } = await import('../actions/import-diagnosis-codes.ts')
  await importCodeFile(file, options)
}

/** `medguard import-diagnosis-codes` */
export function addImportDiagnosisCodes(program: Command): void {
  does(
    'diagnoses.import-codes',
    program
      .command('import-diagnosis-codes')
      .description('import the table of diagnosis codes')
      .argument('[file]', 'CSV with a heading: one column is called code, one title')
      .option('--system <name>', 'icd-10, icd-10-cm or icd-10-gm', 'icd-10')
      .option('--sample', 'import the sample that comes along, ICD-10-CM 2022, instead of a file')
      .option('--dry-run', 'say what would be done, and write nothing')
      .action(importCodes),
  )
}
