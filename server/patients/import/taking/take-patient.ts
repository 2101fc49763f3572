import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Patient } from '../../../../models/patients/patient.ts'
import { newId } from '../../../../models/new-id.ts'
import { generateDataKey } from '../../../crypto/key-ring.ts'
import { parsePartialDate, type PartialDate } from '../../../partial-date.ts'
import { changePatient } from '../../change-patient.ts'
import { createPatient } from '../../create-patient.ts'
import type { RemarkParts } from '../../chart/remark-parts.ts'
import { differInOthers, sealedDifference } from '../../demographics/sealed-difference.ts'
import type { Reference } from '../mapping/datatypes.ts'
import type { ImportRun } from '../import-run.ts'
import { ImportRemarks } from './import-remarks.ts'
import type { Journal } from '../journal.ts'
import { mapPatient, type ImportedPatient } from '../mapping/map-patient.ts'
import { merge, mergedDeath } from './merge-patient.ts'
import { claimOf, indexesOf } from './national-id-claims.ts'
import { conflictNotice, conflictRemark, type PatientConflict } from './patient-conflict.ts'
import { patientKey } from './patient-key.ts'
import { inPlainWords } from '../words/plain-words.ts'
import type { PlacedResource } from '../files/read-again.ts'
import { isUnusable } from '../mapping/read-fields.ts'
import { isResource, readResource } from '../resource.ts'
import type { KnownDocument } from '../files/source-documents.ts'
import { toldBefore } from './told-before.ts'
import { readDocuments } from '../files/read-documents.ts'

/** The patient whose resources are being taken. */
export type KnownPatient = {
  readonly id: string
  readonly key: KeyObject
  /** As far as this export says it. */
  readonly bornOn: PartialDate | undefined
}

const bornOnOf = (date: string | null | undefined): PartialDate | undefined =>
  typeof date === 'string' ? parsePartialDate(date) : undefined

/** The patient whom an earlier import made; undefined where there was none. */
export async function patientOnRecord(
  run: ImportRun,
  transaction: Transaction,
  document: KnownDocument | undefined,
): Promise<KnownPatient | undefined> {
  const id = document?.targetId
  return id === undefined || id === null
    ? undefined
    : { id, key: await patientKey(run, transaction, id, { whole: true }), bornOn: undefined }
}

async function create(
  run: ImportRun,
  transaction: Transaction,
  imported: ImportedPatient,
): Promise<KnownPatient> {
  const { values, otherIdentifiers, otherDetails, deceased, diedOn } = imported
  const bornOn = bornOnOf(values.birthDate)
  if (run.dryRun) {
    for (const token of indexesOf(run, values.nationalId)) {
      run.imaginedNationalIds.set(token.toString('hex'), values)
    }
    return { id: newId(), key: generateDataKey(), bornOn }
  }
  const made = { at: run.at, registeredBy: null, otherIdentifiers, otherDetails, deceased, diedOn }
  const { id, key } = await createPatient(
    run.services,
    transaction,
    { ...values, medicalHistory: null, allergies: null },
    made,
  )
  return { id, key, bornOn }
}

type Change = { readonly difference: Buffer | undefined; readonly ours: readonly PatientConflict[] }

async function change(
  run: ImportRun,
  transaction: Transaction,
  { id, key }: KnownPatient,
  document: KnownDocument,
  after: ImportedPatient,
): Promise<Change> {
  const { services, dryRun, today, at } = run
  if (dryRun) {
    return { difference: undefined, ours: [] }
  }
  const kept = (await readDocuments(transaction, [document], key)).get(document.id)
  const earlier = kept === undefined ? undefined : readResource(kept)
  const mapped = earlier !== undefined && isResource(earlier) ? mapPatient(earlier, today) : undefined
  const before = mapped === undefined || isUnusable(mapped) ? undefined : mapped
  const identifiers = { before: before?.otherIdentifiers ?? [], after: after.otherIdentifiers }
  const patient = await Patient.findByPk(id, { transaction, rejectOnEmpty: true })
  const place = { table: 'patients', column: 'died_on', row: id }
  const told = (await toldBefore(transaction, key, [document.id])).get(document.id)
  const death = mergedDeath(
    { deceased: patient.deceased, diedOn: patient.diedOn?.open(key, place) ?? null },
    before,
    after,
    told?.has('diedOn'),
  )
  let fields: readonly PatientConflict[] = []
  const { otherDetails } = after
  const changed = await changePatient(
    services,
    transaction,
    id,
    { at, ...death.taken, identifiers, otherDetails },
    (current) => {
      const merged = merge(current, before?.values, after, told)
      fields = merged.ours
      return merged.values
    },
  )
  const differs = changed.changed.length > 0 || differInOthers(changed)
  return {
    difference: differs ? sealedDifference(changed, id) : undefined,
    ours: [...fields, ...death.ours],
  }
}

const about = (words: string): RemarkParts => ({
  what: 'The patient’s details',
  says: inPlainWords('Patient', words),
})

async function keep(
  run: ImportRun,
  transaction: Transaction,
  { id, key }: KnownPatient,
  placed: PlacedResource & { readonly document: KnownDocument | undefined },
  { remarks, notices }: ImportedPatient,
  ours: readonly PatientConflict[],
): Promise<void> {
  const { resource, document: known } = placed
  const kept = { resource, known, patientId: id, targetId: id, key }
  const [documentId = ''] = await run.documents.keep(transaction, [kept], run.at)
  if (!run.dryRun) {
    const said = new ImportRemarks(id, key, run.at)
    said.say(documentId, 'Patient', [
      ...remarks.map((words) => ({ kind: 'partly-read' as const, said: about(words) })),
      ...notices.map((words) => ({ kind: 'to-be-looked-at' as const, said: about(words) })),
      ...ours.map((one) => ({
        kind: 'changed-here' as const,
        said: conflictRemark(one, run.services.time.timeZone),
      })),
    ])
    await said.write(transaction)
  }
}

/**
 * Takes a Patient resource into the record.
 * @returns the patient, whose other resources can now be taken; undefined where there is none
 */
export async function takePatient(
  run: ImportRun,
  transaction: Transaction,
  placed: PlacedResource & { readonly document: KnownDocument | undefined },
  journal: Journal,
): Promise<KnownPatient | undefined> {
  const { place, resource, document } = placed
  const known = await patientOnRecord(run, transaction, document)
  const read = mapPatient(resource, run.today, {
    timeZone: run.services.time.timeZone,
    nameOf: (named) => nameOf(run, named),
  })
  if (isUnusable(read)) {
    journal.refuse(place, resource.id, read.unusable)
    return known
  }
  const claim = await claimOf(run, transaction, read.values, known?.id)
  if (claim === 'same-person') {
    const reason =
      'identifier: its national id, name and date of birth are those of another patient on record: make the two one where the export comes from'
    journal.refuse(place, resource.id, reason)
    return known
  }
  const mapped = claim === 'free' ? read : withoutNationalId(read)
  journal.tell(place, resource.id, mapped)
  const bornOn = bornOnOf(mapped.values.birthDate)
  if (known !== undefined && document !== undefined && run.documents.isSame(document, resource)) {
    journal.note(place, 'unchanged')
    return { ...known, bornOn }
  }
  const patient = known ?? (await create(run, transaction, mapped))
  let ours: readonly PatientConflict[] = []
  if (known !== undefined && document !== undefined) {
    const changed = await change(run, transaction, known, document, mapped)
    journal.difference = changed.difference
    ours = changed.ours
    journal.tell(place, resource.id, { notices: [...new Set(ours.map(conflictNotice))] })
  }
  await keep(run, transaction, patient, placed, mapped, ours)
  journal.note(place, document === undefined ? 'taken' : 'changed')
  return { ...patient, bornOn }
}

const nameOf = ({ practitioners, organizations }: ImportRun, named: Reference): string | undefined =>
  practitioners.nameOf(named) ?? organizations.named(named) ?? undefined

const withoutNationalId = (read: ImportedPatient): ImportedPatient => ({
  ...read,
  values: { ...read.values, nationalId: null },
  leftOut: [...read.leftOut, 'nationalId'],
  remarks: [
    ...read.remarks,
    'identifier: its national id is that of another patient on record, so it is left out: find out whose it is',
  ],
})
