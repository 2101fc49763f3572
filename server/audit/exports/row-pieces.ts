import type { AuditCursor } from '../../../models/queries/audit/audit-cursor.ts'
import type { Piece, PieceSource } from '../stream-export.ts'
import type { RowForm } from './row-form.ts'

const rowsAtOnce = 1_000

/** A file of one line for each row, read a batch at a time. */
export function rowPieces(cursor: AuditCursor, form: RowForm): PieceSource {
  let headDue = form.head !== ''
  return {
    next: async (): Promise<Piece | undefined> => {
      const rows = await cursor.read(rowsAtOnce)
      const head = headDue ? form.head : ''
      headDue = false
      const text = head + rows.map(form.line).join('')
      return text === '' ? undefined : { bytes: Buffer.from(text, 'utf8'), rows: rows.length }
    },
    close: (broken) => cursor.close(broken),
  }
}
