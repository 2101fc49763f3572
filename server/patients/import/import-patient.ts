import type { Transaction } from 'sequelize'
import { dataErrorCode } from './data-error.ts'
import { ExportFolderError, type PlaceReader } from './export-folder.ts'
import { conclude, inImportTransaction, type ImportRun } from './import-run.ts'
import { Journal } from './journal.ts'
import { joinCareTeam } from './join-care-team.ts'
import type { IndexedLine, PatientLines } from './patient-index.ts'
import { isResource, readResource } from './resource.ts'
import { patientOnRecord, takePatient, type KnownPatient } from './take-patient.ts'
import { takeResources, type PatientMemory, type Placed } from './take-resources.ts'

const batchSize = 500

function* inBatches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += batchSize) {
    yield items.slice(start, start + batchSize)
  }
}

function read(reader: PlaceReader, line: IndexedLine): Placed {
  const resource = readResource(reader.read(line.path, line.offset, line.length), line.kind)
  if (!isResource(resource)) {
    throw new ExportFolderError(`${line.file} has changed while it was being imported`)
  }
  return { place: line, resource }
}

function refuseAll(
  lines: readonly IndexedLine[],
  reader: PlaceReader,
  journal: Journal,
  reason: string,
): void {
  for (const line of lines) {
    journal.refuse(line, read(reader, line).resource.id, reason)
  }
}

async function findOrTake(
  run: ImportRun,
  transaction: Transaction,
  { sourceId, own }: PatientLines,
  reader: PlaceReader,
  journal: Journal,
): Promise<KnownPatient | undefined> {
  const name = { kind: 'Patient' as const, id: sourceId }
  const document = (await run.documents.find(transaction, [name]))(name)
  return own === undefined
    ? patientOnRecord(run, transaction, document)
    : takePatient(run, transaction, { ...read(reader, own), document }, journal)
}

async function takeAll(
  run: ImportRun,
  transaction: Transaction,
  lines: PatientLines,
  reader: PlaceReader,
): Promise<Journal> {
  const journal = new Journal()
  const patient = await findOrTake(run, transaction, lines, reader, journal)
  if (patient === undefined) {
    const reason =
      lines.own === undefined
        ? 'the patient whom it names is neither in this export nor on record'
        : 'its patient was not taken'
    refuseAll(lines.others(), reader, journal, reason)
    return journal
  }
  const memory: PatientMemory = { seen: new Map(), encounters: new Map() }
  for (const batch of inBatches(lines.others())) {
    const placed = batch.map((line) => read(reader, line))
    await takeResources(run, transaction, patient, placed, memory, journal)
  }
  await joinCareTeam(run, transaction, patient.id)
  await recordImport(run, transaction, patient, journal)
  return journal
}

async function recordImport(
  { services, dryRun, operator }: ImportRun,
  transaction: Transaction,
  { id }: KnownPatient,
  journal: Journal,
): Promise<void> {
  if (journal.wrote && !dryRun) {
    await services.trail.appendIn(transaction, {
      event: 'import.patient',
      outcome: 'success',
      patientId: id,
      resource: { type: 'patient', id },
      details: { operator, ...journal.tally.asDetails() },
      ...(journal.difference === undefined ? {} : { changes: journal.difference }),
    })
  }
}

/**
 * Imports one patient with everything about them, in one transaction: all of it or nothing. What the database itself
 * refuses is reported as not taken, and the import goes on.
 */
export async function importPatient(run: ImportRun, lines: PatientLines, reader: PlaceReader): Promise<void> {
  try {
    conclude(run, await inImportTransaction(run, (transaction) => takeAll(run, transaction, lines, reader)))
  } catch (error) {
    const code = dataErrorCode(error)
    if (code === undefined) {
      throw error
    }
    const journal = new Journal()
    const all = lines.own === undefined ? lines.others() : [lines.own, ...lines.others()]
    refuseAll(all, reader, journal, `the database refused this patient’s resources (${code})`)
    conclude(run, journal)
  }
}
