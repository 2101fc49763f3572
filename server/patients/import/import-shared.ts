import type { Transaction } from 'sequelize'
import { inBatches } from './files/batches.ts'
import { conclude, inImportTransaction, type ImportRun } from './import-run.ts'
import { Journal, placeText } from './journal.ts'
import type { SharedKind } from './kinds.ts'
import { readAgain, type PlacedResource } from './files/read-again.ts'
import type { ResourceIndex } from './files/resource-index.ts'
import type { DocumentToKeep } from './files/source-documents.ts'
import type { Taker } from './taking/taker.ts'

/** Where each id stood first. */
type ResourcesSeen = Map<string, string>

async function takeBatch(
  run: ImportRun,
  transaction: Transaction,
  batch: readonly PlacedResource[],
  { take, write }: Taker,
  seen: ResourcesSeen,
): Promise<Journal> {
  const journal = new Journal()
  const fresh: DocumentToKeep[] = []
  const known = await run.documents.find(
    transaction,
    batch.map(({ resource }) => resource),
  )
  for (const { place, resource } of batch) {
    const first = seen.get(resource.id)
    if (first !== undefined) {
      journal.refuse(place, resource.id, `id: stands in ${first} already`)
      continue
    }
    seen.set(resource.id, placeText(place))
    const document = known(resource)
    const isFresh = document === undefined || !run.documents.isSame(document, resource)
    const { targetId, remarks, documentOnly } = take(resource, document, isFresh)
    if (isFresh) {
      const key = run.services.purposeKeys.documents
      fresh.push({ resource, known: document, patientId: null, targetId, key })
    }
    const written = documentOnly === undefined ? 'taken' : 'documentOnly'
    journal.note(place, isFresh ? (document === undefined ? written : 'changed') : 'unchanged')
    journal.tell(place, resource.id, { remarks: remarks ?? [] })
    if (typeof documentOnly === 'string') {
      journal.tellDocumentOnly(place, resource.id, documentOnly, true)
    }
  }
  await write(transaction)
  await run.documents.keep(transaction, fresh, run.at)
  return journal
}

/** Imports the resources of one kind that belong to no patient, in batches, each in a transaction. */
export async function importShared(
  run: ImportRun,
  kind: SharedKind,
  index: ResourceIndex,
  taker: Taker,
): Promise<void> {
  const seen: ResourcesSeen = new Map()
  for (const batch of inBatches(index.shared(kind))) {
    const placed = batch.map((line) => readAgain(run.reader, line))
    conclude(
      run,
      await inImportTransaction(run, (transaction) => takeBatch(run, transaction, placed, taker, seen)),
    )
  }
}
