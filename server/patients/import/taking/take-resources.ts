import type { Transaction } from 'sequelize'
import { newId } from '../../../../models/new-id.ts'
import type { RemarkParts } from '../../chart/remark-parts.ts'
import { ClinicalRows, type AddedRows } from '../mapping/clinical-rows.ts'
import { reference } from '../mapping/datatypes.ts'
import { conflictsOf } from './entry-conflicts.ts'
import { ImportRemarks, type ChartRemark } from './import-remarks.ts'
import type { ImportRun } from '../import-run.ts'
import { placeText, type Journal, type Place } from '../journal.ts'
import { changedInBoth } from '../messages/changed-in-both.ts'
import { isDocumentOnly, type ReferenceTarget, type Links, type Target } from '../mapping/mapping.ts'
import { medicationNamed, medicineAskedFor } from '../mapping/medicine-asked-for.ts'
import { inPlainWords, kindWords } from '../words/plain-words.ts'
import type { PlacedResource } from '../files/read-again.ts'
import { idNamedBy } from '../mapping/references.ts'
import type { Resource } from '../resource.ts'
import type { ResourceIndex } from '../files/resource-index.ts'
import type { DocumentToKeep, KnownDocument, KnownDocuments, Name } from '../files/source-documents.ts'
import type { KnownPatient } from './take-patient.ts'

/** What is remembered from one batch of a patient's resources to the next. */
export type PatientMemory = {
  /** Where each resource stood first, by its name, and what it said. */
  readonly seen: Map<string, { readonly place: string; readonly hash: Buffer }>
  /** The rows of the patient's encounters, by the ids of their resources; or why one has none. */
  readonly encounters: Map<string, ReferenceTarget>
  /** The encounters that came to a row, or lost theirs, with this import: what names them is read anew. */
  readonly encountersChanged: Set<string>
  /** Why resources of the patient that have no document were not taken, by their type. */
  readonly refused: Map<string, string[]>
}

/** A patient whose resources are being taken, and what they may refer to. */
export type PatientWork = {
  readonly patient: KnownPatient
  readonly index: ResourceIndex
  readonly memory: PatientMemory
}

const encounterNamedBy = ({ json }: Resource): string | undefined => {
  const named = reference.safeParse(json['encounter'])
  return named.success ? idNamedBy(named.data, 'Encounter') : undefined
}

/** The encounters that these resources name, besides the resources themselves. */
function namesOf(batch: readonly PlacedResource[]): Name[] {
  const encounters = batch.map(({ resource }) => encounterNamedBy(resource)).filter((id) => id !== undefined)
  return [
    ...batch.map(({ resource }) => resource),
    ...[...new Set(encounters)].map((id) => ({ kind: 'Encounter' as const, id })),
  ]
}

function linksOf(run: ImportRun, { patient, memory }: PatientWork, known: KnownDocuments): Links {
  return {
    practitioner: (named) => run.practitioners.named(named),
    nameOf: (named) => run.practitioners.nameOf(named) ?? run.organizations.named(named) ?? undefined,
    medication: (code) => run.medications.rowOf(code),
    medicine: (id) => run.medicationNames.named(id),
    encounter: (named) => {
      const id = idNamedBy(named, 'Encounter')
      if (id === undefined) {
        return undefined
      }
      const met = memory.encounters.get(id)
      if (met !== undefined) {
        return met
      }
      const document = known({ kind: 'Encounter', id })
      if (document === undefined) {
        return undefined
      }
      if (document.patientId !== patient.id) {
        return { rowless: 'is that of another patient' }
      }
      return document.targetId === null
        ? { rowless: 'was kept as it came by an earlier import' }
        : { id: document.targetId }
    },
  }
}

/** Makes ready what the orders of a batch name: Medication resources of earlier imports, and the catalogue. */
async function provideMedicines(
  run: ImportRun,
  transaction: Transaction,
  batch: readonly PlacedResource[],
): Promise<void> {
  const { timeZone } = run.services.time
  const orders = batch.map(({ resource }) => resource).filter(({ kind }) => kind === 'MedicationRequest')
  const named = orders.map(({ json }) => medicationNamed(json)).filter((id) => id !== undefined)
  await run.medicationNames.provide(run, transaction, named)
  const medicines = orders.map(({ json }) =>
    medicineAskedFor(json, (id) => run.medicationNames.named(id), timeZone),
  )
  await run.medications.provide(
    medicines.filter((medicine) => medicine !== undefined).map(({ code }) => code),
    run.at,
  )
}

/** The chart's words for what an added resource came to. */
function chartRemarks(kind: string, added: AddedRows): ChartRemark[] {
  if (isDocumentOnly(added)) {
    return [{ kind: 'not-read', said: added.instead }]
  }
  const { called, remarks, notices } = added
  const about = (words: string): RemarkParts => ({ ...called, says: inPlainWords(kind, words) })
  return [
    ...remarks.map((words) => ({ kind: 'partly-read' as const, said: about(words) })),
    ...notices.map((words) => ({ kind: 'to-be-looked-at' as const, said: about(words) })),
  ]
}

function tell(journal: Journal, place: Place, id: string, added: AddedRows): void {
  if (isDocumentOnly(added)) {
    journal.tellDocumentOnly(place, id, added.documentOnly, added.isLost)
  } else {
    journal.tell(place, id, added)
  }
}

/** Keeps for what names an encounter whether it has a row, and why where it has none. */
function rememberEncounter(
  { encounters, encountersChanged }: PatientMemory,
  resourceId: string,
  added: AddedRows,
  { targetId, earlier }: { readonly targetId: string | null; readonly earlier: string | null },
): void {
  const rowless = (isDocumentOnly(added) ? added.rowless : undefined) ?? 'could not be read'
  encounters.set(resourceId, targetId === null ? { rowless } : { id: targetId })
  if (targetId !== earlier) {
    encountersChanged.add(resourceId)
  }
}

/** One resource on its way into the record. */
type OnTheWay = {
  readonly place: Place
  readonly added: AddedRows
  readonly target: Target
  readonly document: DocumentToKeep
}

/** Takes a batch of one patient's resources into the record: one round trip to read, a few for each table to write. */
export async function takeResources(
  run: ImportRun,
  transaction: Transaction,
  work: PatientWork,
  batch: readonly PlacedResource[],
  journal: Journal,
): Promise<void> {
  const { patient, memory } = work
  const known = await run.documents.find(transaction, namesOf(batch))
  await provideMedicines(run, transaction, batch)
  const rows = new ClinicalRows()
  const links = linksOf(run, work, known)
  const fresh: OnTheWay[] = []
  for (const { place, resource } of batch) {
    const found = known(resource)
    if (isHindered(run, work, { place, resource }, found, journal)) {
      continue
    }
    const earlier = found?.targetId ?? null
    const id = earlier ?? newId()
    const isKnown =
      found !== undefined &&
      run.documents.isSame(found, resource) &&
      !memory.encountersChanged.has(encounterNamedBy(resource) ?? '')
    const target: Target = {
      id,
      patientId: patient.id,
      key: patient.key,
      links,
      timeZone: run.services.time.timeZone,
      importedAt: run.at,
      bornOn: patient.bornOn,
      isReplaced: work.index.replacedOrders.has(resource.id),
    }
    // What is recorded and has not changed is read all the same: what was lost of it is still lost.
    const added = (isKnown ? new ClinicalRows() : rows).add(resource, target)
    const hasRow = !isDocumentOnly(added)
    const targetId = hasRow ? id : null
    if (resource.kind === 'Encounter') {
      rememberEncounter(memory, resource.id, added, { targetId, earlier })
    }
    tell(journal, place, resource.id, added)
    if (isKnown) {
      journal.note(place, 'unchanged')
      continue
    }
    if (!hasRow && earlier !== null) {
      rows.withdraw(earlier)
    }
    const document = { resource, known: found, patientId: patient.id, targetId, key: patient.key }
    fresh.push({ place, added, target, document })
    journal.note(place, found !== undefined ? 'changed' : hasRow ? 'taken' : 'documentOnly')
  }
  await write(run, transaction, patient, rows, fresh, journal)
}

/** A row that stays because it was corrected here stays the one of its resource, whatever that says now. */
function keepingOurs(document: DocumentToKeep, ours: ReadonlySet<string>): DocumentToKeep {
  const { known, targetId } = document
  const row = known?.targetId ?? null
  return { ...document, targetId: row !== null && ours.has(row) ? row : targetId }
}

async function write(
  run: ImportRun,
  transaction: Transaction,
  patient: KnownPatient,
  rows: ClinicalRows,
  fresh: readonly OnTheWay[],
  journal: Journal,
): Promise<void> {
  const ours = run.dryRun ? new Set<string>() : await rows.write(transaction)
  const isOurs = ({ document }: OnTheWay): boolean => ours.has(document.known?.targetId ?? '')
  const conflicts = await conflictsOf(run, transaction, patient, fresh.filter(isOurs))
  const ids = await run.documents.keep(
    transaction,
    fresh.map(({ document }) => keepingOurs(document, ours)),
    run.at,
  )
  const remarks = new ImportRemarks(patient.id, patient.key, run.at)
  for (const [nth, one] of fresh.entries()) {
    const { place, added, document } = one
    const { known, resource } = document
    const conflict = conflicts.get(known?.id ?? '')
    if (!isOurs(one)) {
      remarks.say(ids[nth] ?? '', resource.kind, chartRemarks(resource.kind, added))
    } else if (conflict !== undefined) {
      const { said, hasChanged } = conflict
      remarks.say(ids[nth] ?? '', resource.kind, said === undefined ? [] : [{ kind: 'changed-here', said }])
      journal.tell(place, resource.id, { notices: said !== undefined && hasChanged ? [changedInBoth] : [] })
    }
  }
  if (!run.dryRun) {
    await remarks.write(transaction)
  }
}

/** Whether a resource cannot be taken whatever it says, or needs not to be; which is then told. */
function isHindered(
  run: ImportRun,
  { patient, memory }: PatientWork,
  { place, resource }: PlacedResource,
  document: KnownDocument | undefined,
  journal: Journal,
): boolean {
  const name = `${resource.kind}/${resource.id}`
  const first = memory.seen.get(name)
  const hash = run.documents.hash(resource)
  if (first?.hash.equals(hash) === true) {
    journal.note(place, 'unchanged')
    return true
  }
  const ofAnother = document !== undefined && document.patientId !== patient.id
  if (first === undefined && !ofAnother) {
    memory.seen.set(name, { place: placeText(place), hash })
    return false
  }
  const reason =
    first === undefined
      ? 'id: is that of a resource of another patient'
      : `id: stands in ${first.place} already, and says something else there`
  journal.refuse(place, resource.id, reason)
  const told = memory.refused.get(resource.kind) ?? []
  memory.refused.set(resource.kind, [
    ...told,
    `${kindWords(resource.kind)} was not taken: ${inPlainWords(resource.kind, reason)}`,
  ])
  return true
}
