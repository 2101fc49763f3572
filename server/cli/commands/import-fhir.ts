import type { Command } from 'commander'
import type { ImportFhirOptions } from '../actions/import-fhir.ts'

async function importFhir(folder: string, options: ImportFhirOptions): Promise<void> {
  const { importFolder } = await import('../actions/import-fhir.ts')
  await importFolder(folder, options)
}

/** `medguard import-fhir` */
export function addImportFhir(program: Command): void {
  program
    .command('import-fhir')
    .description('import FHIR R4: a bulk export, or Bundles')
    .argument(
      '<folder>',
      'with FHIR R4 as NDJSON, JSON or Bundles, also compressed with gzip, whatever the files are called',
    )
    .option('--dry-run', 'say what would be done, and write nothing')
    .option(
      '--care-team <username>',
      'put this physician or nurse into the care team of every imported patient',
    )
    .addHelpText(
      'after',
      `
Takes Patient, Practitioner, PractitionerRole, Organization, Encounter, Condition, AllergyIntolerance,
MedicationRequest, Medication and Immunization. Each patient is one transaction. What is on record and has not changed is left
alone, so the import can be run again at any time, also to finish one that was broken off.
Everything that cannot be taken, or not whole, gets a line (file:line id result: reason) and a remark in the patient's
chart. Exit code 0 says that nothing was lost, 1 that something was. Who was erased here is left out and counted,
which is no loss.
Without --care-team nobody but administrative staff finds the patients until care teams are assigned.`,
    )
    .action(importFhir)
}
