import type { Command } from 'commander'

export type ImportFhirOptions = { readonly dryRun?: true; readonly careTeam?: string }

async function importFhir(folder: string, options: ImportFhirOptions): Promise<void> {
  const { importFolder } = await import('../actions/import-fhir.ts')
  await importFolder(folder, options)
}

/** `medguard import-fhir` */
export function addImportFhir(program: Command): void {
  program
    .command('import-fhir')
    .description('import a FHIR R4 bulk export')
    .argument('<folder>', 'with files named <Resource>*.ndjson, such as Patient.000.ndjson')
    .option('--dry-run', 'say what would be done, and write nothing')
    .option(
      '--care-team <username>',
      'put this physician or nurse into the care team of every imported patient',
    )
    .addHelpText(
      'after',
      `
Takes Patient, Practitioner, PractitionerRole, Organization, Encounter, Condition, AllergyIntolerance,
MedicationRequest and Immunization. Each patient is one transaction. What is on record and has not changed is left
alone, so the import can be run again at any time, also to finish one that was broken off.
Every resource that cannot be taken gets a line: file:line id reason. Exit code 1 says that there was such a line.
Without --care-team nobody but administrative staff finds the patients until care teams are assigned.`,
    )
    .action(importFhir)
}
