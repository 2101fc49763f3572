import type { Services } from '../../services.ts'
import { openExportFolder, PlaceReader, type ExportFile, type ExportFolder } from './export-folder.ts'
import { importPatient } from './import-patient.ts'
import type { ImportListener, ImportRun } from './import-run.ts'
import { importSharedFile } from './import-shared.ts'
import { indexPatientFile } from './index-patients.ts'
import { sharedKinds, type SharedKind } from './kinds.ts'
import { MedicationCatalogue } from './medication-catalogue.ts'
import { PatientIndex } from './patient-index.ts'
import { PractitionerDirectory } from './practitioner-directory.ts'
import { SourceDocuments } from './source-documents.ts'
import { OrganizationNames } from './take-organizations.ts'
import { practitionerRoleTaker } from './take-practitioner-roles.ts'
import { practitionerTaker } from './take-practitioners.ts'
import type { Taker } from './taker.ts'
import { Tally } from './tally.ts'

export type ImportOptions = {
  /** Says what it would do, and writes nothing. */
  readonly dryRun: boolean
  /** The account of the operating system that runs the import, for the audit log. */
  readonly operator: string
  /** Who is to care for the imported patients. */
  readonly careTeamUserId?: string | undefined
  readonly listener: ImportListener
}

const isShared = (file: ExportFile): file is ExportFile & { kind: SharedKind } =>
  sharedKinds.some((kind) => kind === file.kind)

async function begin(services: Services, options: ImportOptions): Promise<ImportRun> {
  const { dryRun, operator, careTeamUserId, listener } = options
  const at = services.clock.now()
  return {
    services,
    dryRun,
    at,
    today: services.time.isoDate(at),
    operator,
    careTeamUserId,
    listener,
    tally: new Tally(),
    documents: new SourceDocuments(services, dryRun),
    practitioners: await PractitionerDirectory.load(),
    medications: new MedicationCatalogue(dryRun),
    imaginedNationalIds: new Set(),
  }
}

/** Reads every file once: takes what belongs to no patient, and notes where the resources of each patient stand. */
async function readFiles(run: ImportRun, folder: ExportFolder): Promise<PatientIndex> {
  const { listener } = run
  const organizations = new OrganizationNames()
  const takers: Readonly<Record<SharedKind, Taker>> = {
    Organization: organizations.taker,
    Practitioner: practitionerTaker(run),
    PractitionerRole: practitionerRoleTaker(run, organizations),
  }
  const seen = new Map(sharedKinds.map((kind) => [kind, new Map<string, string>()]))
  const index = new PatientIndex()
  let done = 0
  const onBytes = (count: number) => listener.progress((done += count))
  listener.phase(
    'Reading the files',
    folder.files.reduce((sum, { size }) => sum + size, 0),
  )
  for (const file of folder.files) {
    if (isShared(file)) {
      await importSharedFile(run, file, takers[file.kind], seen.get(file.kind) ?? new Map(), onBytes)
    } else {
      await indexPatientFile(run, index, file, onBytes)
    }
  }
  return index
}

async function importPatients(run: ImportRun, index: PatientIndex): Promise<void> {
  const { listener } = run
  const reader = new PlaceReader()
  let done = 0
  listener.phase(run.dryRun ? 'Looking at patients' : 'Importing patients', index.size)
  try {
    for (const lines of index.patients()) {
      await importPatient(run, lines, reader)
      listener.progress((done += 1))
    }
  } finally {
    reader.close()
  }
}

async function recordEnd({ services, dryRun, operator, tally }: ImportRun): Promise<void> {
  if (!dryRun) {
    await services.trail.append({
      event: 'import.finished',
      outcome: 'success',
      details: { operator, ...tally.asDetails() },
    })
  }
}

/**
 * Imports a FHIR R4 bulk export (NDJSON files in a folder), one transaction for each patient. What is on record already
 * and has not changed is left alone, so an import that was broken off is completed by running it again.
 * @returns what became of the resources of each kind
 * @throws ExportFolderError where the folder cannot be imported at all
 */
export async function importFhir(services: Services, folder: string, options: ImportOptions): Promise<Tally> {
  const opened = await openExportFolder(folder)
  opened.notRead.forEach(options.listener.notRead)
  const run = await begin(services, options)
  const index = await readFiles(run, opened)
  await importPatients(run, index)
  await recordEnd(run)
  return run.tally
}
