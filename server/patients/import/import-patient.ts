import type { Transaction } from 'sequelize'
import { inBatches } from './files/batches.ts'
import { dataErrorCode } from './data-error.ts'
import { ImportRemarks } from './taking/import-remarks.ts'
import { conclude, inImportTransaction, type ImportRun } from './import-run.ts'
import { Journal } from './journal.ts'
import { joinCareTeam } from './taking/join-care-team.ts'
import { countedType } from './words/plain-words.ts'
import { readAgain } from './files/read-again.ts'
import type { IndexedLine, PatientLines, ResourceIndex } from './files/resource-index.ts'
import { patientOnRecord, takePatient, type KnownPatient } from './taking/take-patient.ts'
import { takeResources, type PatientMemory } from './taking/take-resources.ts'

function refuseAll(
  { reader }: ImportRun,
  lines: readonly IndexedLine[],
  journal: Journal,
  reason: string,
): void {
  for (const line of lines) {
    const { place, resource } = readAgain(reader, line)
    journal.refuse(place, resource.id, reason)
  }
}

/** @returns undefined where there is no such patient; and where they were erased, which the journal then says */
async function findOrTake(
  run: ImportRun,
  transaction: Transaction,
  { sourceId, own, others }: PatientLines,
  journal: Journal,
): Promise<KnownPatient | undefined> {
  const name = { kind: 'Patient' as const, id: sourceId }
  const document = (await run.documents.find(transaction, [name]))(name)
  const placed = own === undefined ? undefined : readAgain(run.reader, own)
  if (
    document === undefined &&
    (await run.erased.include(transaction, sourceId, placed?.resource, run.today))
  ) {
    journal.ofErased = others().length + (own === undefined ? 0 : 1)
    return undefined
  }
  return placed === undefined
    ? patientOnRecord(run, transaction, document)
    : takePatient(run, transaction, { ...placed, document }, journal)
}

/** Says in the chart what of the patient has no document: resources of other types, and what was not taken at all. */
async function sayWhatIsMissing(
  run: ImportRun,
  transaction: Transaction,
  { id, key }: KnownPatient,
  { foreign }: PatientLines,
  { refused }: PatientMemory,
): Promise<void> {
  const remarks = new ImportRemarks(id, key, run.at)
  for (const [type, count] of foreign) {
    const what = `${countedType(type, count)} ${count === 1 ? 'was' : 'were'}`
    remarks.sayOfType(type, [`${what} not taken, because MedGuard has no place for that`])
  }
  for (const [type, words] of refused) {
    remarks.sayOfType(type, words)
  }
  await remarks.write(transaction)
}

async function takeAll(
  run: ImportRun,
  transaction: Transaction,
  lines: PatientLines,
  index: ResourceIndex,
): Promise<Journal> {
  const journal = new Journal()
  const patient = await findOrTake(run, transaction, lines, journal)
  if (journal.ofErased !== undefined) {
    return journal
  }
  if (patient === undefined) {
    const reason =
      lines.own === undefined
        ? 'the patient whom it names is neither in this export nor on record'
        : 'its patient was not taken'
    refuseAll(run, lines.others(), journal, reason)
    return journal
  }
  const memory: PatientMemory = {
    seen: new Map(),
    encounters: new Map(),
    encountersChanged: new Set(),
    refused: new Map(),
  }
  for (const batch of inBatches(lines.others())) {
    const placed = batch.map((line) => readAgain(run.reader, line))
    await takeResources(run, transaction, { patient, index, memory }, placed, journal)
  }
  if (!run.dryRun) {
    await sayWhatIsMissing(run, transaction, patient, lines, memory)
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
export async function importPatient(
  run: ImportRun,
  lines: PatientLines,
  index: ResourceIndex,
): Promise<void> {
  try {
    conclude(run, await inImportTransaction(run, (transaction) => takeAll(run, transaction, lines, index)))
  } catch (error) {
    const code = dataErrorCode(error)
    if (code === undefined) {
      throw error
    }
    const journal = new Journal()
    const all = lines.own === undefined ? lines.others() : [lines.own, ...lines.others()]
    refuseAll(run, all, journal, `the database refused this patient’s resources (${code})`)
    conclude(run, journal)
  }
}
