import type { KeyObject } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { Patient } from '../../../models/patient.ts'
import { SourceDocument } from '../../../models/source-document.ts'
import { generateDataKey } from '../../crypto/key-ring.ts'
import { changePatient } from '../change-patient.ts'
import { createPatient, type NewPatient } from '../create-patient.ts'
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

async function belongsToAnother(
  { services }: ImportRun,
  transaction: Transaction,
  nationalId: string | null,
  patient: KnownPatient | undefined,
): Promise<boolean> {
  const nationalIdIndex = nationalId === null ? undefined : services.blindIndex.nationalId(nationalId)
  if (nationalIdIndex === undefined) {
    return false
  }
  const others = patient === undefined ? {} : { id: { [Op.ne]: patient.id } }
  return (await Patient.count({ where: { nationalIdIndex, ...others }, transaction })) > 0
}

async function create(
  { services, dryRun, at }: ImportRun,
  transaction: Transaction,
  { values, otherIdentifiers, deceased }: ImportedPatient,
): Promise<KnownPatient> {
  if (dryRun) {
    return { id: newId(), key: generateDataKey() }
  }
  return createPatient(
    services,
    transaction,
    { ...values, medicalHistory: null, allergies: null },
    { at, registeredBy: null, otherIdentifiers, deceased },
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
): Promise<void> {
  if (dryRun) {
    return
  }
  const { content } = await SourceDocument.findByPk(document.id, { transaction, rejectOnEmpty: true })
  const place = { table: 'source_documents', column: 'content', row: document.id }
  const earlier = readResource(Buffer.from(content.open(key, place)), 'Patient')
  const mapped = isResource(earlier) ? mapPatient(earlier, today) : undefined
  const before = mapped === undefined || isUnusable(mapped) ? undefined : mapped
  const identifiers = { before: before?.otherIdentifiers ?? [], after: after.otherIdentifiers }
  await changePatient(services, transaction, id, { at, deceased: after.deceased, identifiers }, (current) =>
    merge(current, before?.values, after.values),
  )
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
  if (await belongsToAnother(run, transaction, mapped.values.nationalId, known)) {
    journal.refuse(place, resource.id, 'identifier: its national id is that of another patient on record')
    return known
  }
  const patient = known ?? (await create(run, transaction, mapped))
  if (known !== undefined && document !== undefined) {
    await change(run, transaction, known, document, mapped)
  }
  const { id, key } = patient
  const kept = { resource, known: document, patientId: id, targetId: id, key }
  await run.documents.keep(transaction, [kept], run.at)
  journal.keep(place, resource.id, { changed: document !== undefined, remarks: mapped.remarks })
  return patient
}
