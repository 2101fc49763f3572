import type { KeyObject } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { Patient } from '../../../models/patient.ts'
import { SourceDocument } from '../../../models/source-document.ts'
import { generateDataKey } from '../../crypto/key-ring.ts'
import { changePatient } from '../change-patient.ts'
import { createPatient, type NewPatient } from '../create-patient.ts'
import { sealedDifference } from '../sealed-difference.ts'
import type { ImportRun } from './import-run.ts'
import type { Journal, Place } from './journal.ts'
import { mapPatient, type ImportedPatient } from './map-patient.ts'
import { isUnusable } from './read-fields.ts'
import { isResource, readResource, type Resource } from './resource.ts'
import type { KnownDocument } from './source-documents.ts'

/** The patient whose resources are being taken. */
export type KnownPatient = { readonly id: string; readonly key: KeyObject }

/** The patient whom an earlier import made; undefined where there was none. */
export async function patientOnRecord(
  { services }: ImportRun,
  transaction: Transaction,
  document: KnownDocument | undefined,
): Promise<KnownPatient | undefined> {
  const id = document?.targetId
  return id === undefined || id === null
    ? undefined
    : { id, key: await services.patientKeys.load(id, transaction) }
}

const indexesOf = ({ services }: ImportRun, { nationalId }: ImportedPatient['values']): Buffer[] =>
  nationalId === null
    ? []
    : services.blindIndex.searching
        .map((index) => index.nationalId(nationalId))
        .filter((token) => token !== undefined)

async function belongsToAnother(
  run: ImportRun,
  transaction: Transaction,
  { values }: ImportedPatient,
  patient: KnownPatient | undefined,
): Promise<boolean> {
  const nationalIdIndex = indexesOf(run, values)
  if (nationalIdIndex.length === 0) {
    return false
  }
  const others = patient === undefined ? {} : { id: { [Op.ne]: patient.id } }
  const count = await Patient.count({ where: { nationalIdIndex, ...others }, transaction })
  return count > 0 || nationalIdIndex.some((token) => run.imaginedNationalIds.has(token.toString('hex')))
}

async function create(
  run: ImportRun,
  transaction: Transaction,
  imported: ImportedPatient,
): Promise<KnownPatient> {
  const { values, otherIdentifiers, deceased } = imported
  if (run.dryRun) {
    for (const token of indexesOf(run, values)) {
      run.imaginedNationalIds.add(token.toString('hex'))
    }
    return { id: newId(), key: generateDataKey() }
  }
  return createPatient(
    run.services,
    transaction,
    { ...values, medicalHistory: null, allergies: null },
    { at: run.at, registeredBy: null, otherIdentifiers, deceased },
  )
}

/** What changed in the export since the last import; what was changed here and not there stays. */
function merge(
  current: NewPatient,
  before: ImportedPatient['values'] | undefined,
  after: ImportedPatient['values'],
): NewPatient {
  const was: Readonly<Record<string, unknown>> = before ?? {}
  const changed = Object.entries(after).filter(([field, value]) => was[field] !== value)
  return { ...current, ...Object.fromEntries(changed) }
}

async function change(
  { services, dryRun, today, at }: ImportRun,
  transaction: Transaction,
  { id, key }: KnownPatient,
  document: KnownDocument,
  after: ImportedPatient,
): Promise<Buffer | undefined> {
  if (dryRun) {
    return undefined
  }
  const { content } = await SourceDocument.findByPk(document.id, { transaction, rejectOnEmpty: true })
  const place = { table: 'source_documents', column: 'content', row: document.id }
  const earlier = readResource(Buffer.from(content.open(key, place)), 'Patient')
  const mapped = isResource(earlier) ? mapPatient(earlier, today) : undefined
  const before = mapped === undefined || isUnusable(mapped) ? undefined : mapped
  const identifiers = { before: before?.otherIdentifiers ?? [], after: after.otherIdentifiers }
  const made = { at, deceased: after.deceased, identifiers }
  const changed = await changePatient(services, transaction, id, made, (current) =>
    merge(current, before?.values, after.values),
  )
  return changed.changed.length === 0 ? undefined : sealedDifference(changed, id)
}

/**
 * Takes a Patient resource into the record.
 * @returns the patient, whose other resources can now be taken; undefined where there is none
 */
export async function takePatient(
  run: ImportRun,
  transaction: Transaction,
  { place, resource, document }: { place: Place; resource: Resource; document: KnownDocument | undefined },
  journal: Journal,
): Promise<KnownPatient | undefined> {
  const known = await patientOnRecord(run, transaction, document)
  if (document !== undefined && run.documents.isSame(document, resource)) {
    journal.note(place, 'unchanged')
    return known
  }
  const mapped = mapPatient(resource, run.today)
  if (isUnusable(mapped)) {
    journal.refuse(place, resource.id, mapped.unusable)
    return known
  }
  if (await belongsToAnother(run, transaction, mapped, known)) {
    journal.refuse(place, resource.id, 'identifier: its national id is that of another patient on record')
    return known
  }
  const patient = known ?? (await create(run, transaction, mapped))
  if (known !== undefined && document !== undefined) {
    journal.difference = await change(run, transaction, known, document, mapped)
  }
  const { id, key } = patient
  const kept = { resource, known: document, patientId: id, targetId: id, key }
  await run.documents.keep(transaction, [kept], run.at)
  journal.keep(place, resource.id, { changed: document !== undefined, remarks: mapped.remarks })
  return patient
}
