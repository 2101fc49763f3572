import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AuditCursor, AuditExportRow } from '../../models/queries/audit-cursor.ts'

/** How rows become a file. */
export type ExportFormat = {
  readonly extension: string
  readonly contentType: string
  readonly head: string
  readonly line: (row: AuditExportRow) => string
}

/** What was sent, in rows and bytes; the digest is that of the whole file. */
export type Sent = { readonly rows: number; readonly bytes: number; readonly sha256: string }

const rowsAtOnce = 1_000

/**
 * Sends the rows as a file, a batch at a time and no faster than the reader takes them, so that memory stays the same
 * however long the file is. The cursor is closed however it ends.
 * @param job.begin called when the first rows are there: until then an error can still be answered as one
 * @param job.finish called before the end of the file is sent; where it fails, so does the file
 * @param job.broken called when the reader went away or the rows stopped coming, with what was sent until then
 * @throws what reading, writing or finishing threw
 */
export async function streamExport(
  cursor: AuditCursor,
  format: ExportFormat,
  output: Writable,
  job: {
    readonly begin: () => void
    readonly finish: (sent: Sent) => Promise<void>
    readonly broken: (sent: Omit<Sent, 'sha256'>) => Promise<void>
  },
): Promise<void> {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  const chunk = (text: string): Buffer => {
    const buffer = Buffer.from(text, 'utf8')
    hash.update(buffer)
    bytes += buffer.length
    return buffer
  }
  async function* file(first: readonly AuditExportRow[]): AsyncGenerator<Buffer> {
    if (format.head !== '') {
      yield chunk(format.head)
    }
    for (let batch = first; batch.length > 0; batch = await cursor.read(rowsAtOnce)) {
      rows += batch.length
      yield chunk(batch.map(format.line).join(''))
    }
    await job.finish({ rows, bytes, sha256: hash.digest('hex') })
  }
  let complete = false
  let begun = false
  try {
    const first = await cursor.read(rowsAtOnce)
    job.begin()
    begun = true
    await pipeline(file(first), output)
    complete = true
  } finally {
    await cursor.close(!complete)
    if (begun && !complete) {
      await job.broken({ rows, bytes })
    }
  }
}
