import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { SourceDocument } from '../../../../models/patients/source-document.ts'
import type { KnownDocument } from './source-documents.ts'

/** What these documents say, word for word and by their ids, in one round trip. @param key of all of them. @throws SealBrokenError */
export async function readDocuments(
  transaction: Transaction,
  documents: readonly KnownDocument[],
  key: KeyObject,
): Promise<ReadonlyMap<string, Buffer>> {
  const where = { id: documents.map(({ id }) => id) }
  const rows =
    documents.length === 0
      ? []
      : await SourceDocument.findAll({ where, attributes: ['id', 'content'], transaction })
  return new Map(
    rows.map(({ id, content }) => [
      id,
      Buffer.from(content.open(key, { table: 'source_documents', column: 'content', row: id })),
    ]),
  )
}
