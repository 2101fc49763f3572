import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { ImportRemark } from '../../../../models/patients/import-remark.ts'
import { remarkParts } from '../../chart/remark-parts.ts'
import { fieldsOfFormerRemark } from './patient-conflict.ts'

/** Of a document, the fields of which the chart says that they were changed here and in the export too. */
export type ToldBefore = ReadonlyMap<string, ReadonlySet<string>>

/** Finds out what the chart says of these documents, in one round trip. @throws SealBrokenError */
export async function toldBefore(
  transaction: Transaction,
  key: KeyObject,
  documentIds: readonly string[],
): Promise<ToldBefore> {
  const where = { sourceDocumentId: [...documentIds], kind: 'changed-here' }
  const rows = documentIds.length === 0 ? [] : await ImportRemark.findAll({ where, transaction })
  const told = new Map<string, Set<string>>()
  for (const { id, remark, inParts, sourceDocumentId } of rows) {
    const text = remark.open(key, { table: 'import_remarks', column: 'remark', row: id })
    const parts = remarkParts({ text, inParts })
    const fields = parts === undefined ? fieldsOfFormerRemark(text) : Object.keys(parts.exported ?? {})
    const document = sourceDocumentId ?? ''
    told.set(document, new Set([...(told.get(document) ?? []), ...fields]))
  }
  return told
}
