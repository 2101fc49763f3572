import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { ImportRemark } from '../../../models/patients/import-remark.ts'
import { SourceDocument } from '../../../models/patients/source-document.ts'
import { remarkParts } from '../chart/remark-parts.ts'

type Values = Readonly<Record<string, unknown>>

/** Line ends differ between browsers and systems; what is not said is said as nothing. */
const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).replaceAll('\r\n', '\n').trim()
    : ''

/** Whether the record says what an export says, in whichever form it is stored. */
export const saysAlike = (here: unknown, there: unknown): boolean => plain(here) === plain(there)

/**
 * Takes back that something was changed here and in an export too, once the record says in all of it what the export says.
 * Called within the transaction of a change.
 * @param current what the entry says now, by field
 */
export async function settleConflicts(
  transaction: Transaction,
  key: KeyObject,
  entry: { readonly patientId: string; readonly id: string },
  current: Values,
): Promise<void> {
  const documents = await SourceDocument.findAll({
    attributes: ['id'],
    where: { patientId: entry.patientId, targetId: entry.id },
    transaction,
  })
  const sourceDocumentId = documents.map(({ id }) => id)
  const where = { sourceDocumentId, kind: 'changed-here' as const, inParts: true }
  const remarks = documents.length === 0 ? [] : await ImportRemark.findAll({ where, transaction })
  const settled = remarks.filter(({ id, remark }) => {
    const text = remark.open(key, { table: 'import_remarks', column: 'remark', row: id })
    const exported = Object.entries(remarkParts({ text, inParts: true })?.exported ?? {})
    return exported.length > 0 && exported.every(([field, value]) => saysAlike(current[field], value))
  })
  if (settled.length > 0) {
    await ImportRemark.destroy({ where: { id: settled.map(({ id }) => id) }, transaction })
  }
}
