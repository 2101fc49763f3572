import type { Services } from '../../services.ts'
import { openExportFolder, PlaceReader, type ExportFolder } from './files/export-folder.ts'
import { ErasedPeople, type LeftOut } from './taking/erased-people.ts'
import { importPatient } from './import-patient.ts'
import { Losses, refuse, type ImportListener, type ImportRun } from './import-run.ts'
import { importShared } from './import-shared.ts'
import { indexFile } from './files/index-file.ts'
import { sharedKinds, type SharedKind } from './kinds.ts'
import { MedicationCatalogue } from './taking/medication-catalogue.ts'
import { PractitionerDirectory } from './taking/practitioner-directory.ts'
import { readAgain } from './files/read-again.ts'
import { ResourceIndex } from './files/resource-index.ts'
import { SealedSpool } from './files/sealed-spool.ts'
import { SourceDocuments } from './files/source-documents.ts'
import { MedicationNames } from './taking/take-medications.ts'
import { OrganizationNames } from './taking/take-organizations.ts'
import { practitionerRoleTaker } from './taking/take-practitioner-roles.ts'
import { practitionerTaker } from './taking/take-practitioners.ts'
import type { Taker } from './taking/taker.ts'
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

/** What an import came to. */
export type ImportResult = {
  readonly tally: Tally
  /** How many things of the export are not in the record now, or only in part: each has been told. */
  readonly losses: number
  /** What was left out, as it should be, because the people were erased here. */
  readonly erased: LeftOut
}

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
    losses: new Losses(),
    erased: new ErasedPeople(services),
    spool: new SealedSpool(),
    reader: new PlaceReader(),
    documents: new SourceDocuments(services, dryRun),
    practitioners: await PractitionerDirectory.load(),
    organizations: new OrganizationNames(),
    medications: new MedicationCatalogue(dryRun),
    medicationNames: new MedicationNames(services.time.timeZone),
    imaginedNationalIds: new Map(),
  }
}

/** Reads every file once, and notes where the resources of each patient stand. */
async function readFiles(run: ImportRun, folder: ExportFolder): Promise<ResourceIndex> {
  const { listener } = run
  const index = new ResourceIndex()
  let done = 0
  listener.phase(
    'Reading the files',
    folder.files.reduce((sum, { size }) => sum + size, 0),
  )
  for (const file of folder.files) {
    await indexFile(run, index, file, (count) => listener.progress((done += count)))
  }
  for (const { ambiguous, lines } of index.settle()) {
    for (const line of lines) {
      const { place, resource } = readAgain(run.reader, line)
      const reason = ambiguous
        ? 'its patient is named by an identifier that several patients have: name the patient by id'
        : 'its patient is named by an identifier that no patient of this export has: name the patient by id'
      refuse(run, place, resource.id, reason)
    }
  }
  return index
}

async function importSharedKinds(run: ImportRun, index: ResourceIndex): Promise<void> {
  const takers: Readonly<Record<SharedKind, Taker>> = {
    Organization: run.organizations.taker,
    Practitioner: practitionerTaker(run),
    PractitionerRole: practitionerRoleTaker(run, run.organizations),
    Medication: run.medicationNames.taker,
  }
  for (const kind of sharedKinds) {
    await importShared(run, kind, index, takers[kind])
  }
}

async function importPatients(run: ImportRun, index: ResourceIndex): Promise<void> {
  const { listener } = run
  let done = 0
  listener.phase(run.dryRun ? 'Looking at patients' : 'Importing patients', index.size)
  for (const lines of index.patients()) {
    await importPatient(run, lines, index)
    listener.progress((done += 1))
  }
}

async function recordEnd({ services, dryRun, operator, tally, losses, erased }: ImportRun): Promise<void> {
  const { patients, resources } = erased.leftOut
  if (!dryRun) {
    await services.trail.append({
      event: 'import.finished',
      outcome: 'success',
      details: {
        operator,
        ...tally.asDetails(),
        losses: losses.total,
        ...(patients === 0 ? {} : { 'erased people left out': patients, 'resources of theirs': resources }),
      },
    })
  }
}

/**
 * Imports FHIR R4 (NDJSON, JSON and Bundles in a folder), one transaction for each patient. What is recorded already
 * and has not changed is left alone, so an import that was broken off is completed by running it again.
 * @returns what became of the resources of each type, and how much was lost
 * @throws ExportFolderError where the folder cannot be imported at all
 */
export async function importFhir(
  services: Services,
  folder: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const opened = await openExportFolder(folder)
  const run = await begin(services, options)
  for (const file of opened.notRead) {
    run.losses.add()
    options.listener.notRead(file)
  }
  try {
    const index = await readFiles(run, opened)
    await importSharedKinds(run, index)
    await importPatients(run, index)
  } finally {
    run.reader.close()
    run.spool.close()
  }
  await recordEnd(run)
  return { tally: run.tally, losses: run.losses.total, erased: run.erased.leftOut }
}
