import type { Transaction } from 'sequelize'
import type { ExportFile } from './export-folder.ts'
import { conclude, inImportTransaction, type ImportRun } from './import-run.ts'
import { Journal, placeText } from './journal.ts'
import { readResources, type Read } from './read-resources.ts'
import { isResource } from './resource.ts'
import type { DocumentToKeep } from './source-documents.ts'
import type { Taker } from './taker.ts'

const batchSize = 500

/** Where each id stood first. */
type Seen = Map<string, string>

async function takeBatch(
  run: ImportRun,
  transaction: Transaction,
  batch: readonly Read[],
  { take, write }: Taker,
  seen: Seen,
): Promise<Journal> {
  const journal = new Journal()
  const fresh: DocumentToKeep[] = []
  const names = batch.map(({ read }) => read).filter(isResource)
  const known = names.length === 0 ? () => undefined : await run.documents.find(transaction, names)
  for (const { place, read } of batch) {
    const first = read.id === undefined ? undefined : seen.get(read.id)
    if (!isResource(read)) {
      journal.refuse(place, read.id, read.reason)
    } else if (first !== undefined) {
      journal.refuse(place, read.id, `id: stands in ${first} already`)
    } else {
      seen.set(read.id, placeText(place))
      const document = known(read)
      const isFresh = document === undefined || !run.documents.isSame(document, read)
      const { targetId, remarks, documentOnly } = take(read, document, isFresh)
      if (isFresh) {
        const key = run.services.purposeKeys.documents
        fresh.push({ resource: read, known: document, patientId: null, targetId, key })
        journal.keep(place, read.id, { changed: document !== undefined, remarks, documentOnly })
      } else {
        journal.note(place, 'unchanged')
      }
    }
  }
  await write(transaction)
  await run.documents.keep(transaction, fresh, run.at)
  return journal
}

/** Imports a file of resources that belong to no patient, in batches, each in a transaction. */
export async function importSharedFile(
  run: ImportRun,
  file: ExportFile,
  taker: Taker,
  seen: Seen,
  onBytes: (count: number) => void,
): Promise<void> {
  let batch: Read[] = []
  const flush = async () => {
    const current = batch
    batch = []
    conclude(
      run,
      await inImportTransaction(run, (transaction) => takeBatch(run, transaction, current, taker, seen)),
    )
  }
  for await (const read of readResources(file, onBytes)) {
    batch.push(read)
    if (batch.length === batchSize) {
      await flush()
    }
  }
  if (batch.length > 0) {
    await flush()
  }
}
