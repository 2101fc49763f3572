import { readRemovedMonths } from '../../../models/queries/audit/audit-retention.ts'
import { openSealedRows, type SealedRow } from '../../../models/queries/audit/sealed-rows.ts'
import { readEarlierCheckpoints } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import { leafText } from '../log/leaf.ts'
import type { Piece, PieceSource } from '../stream-export.ts'
import { newestSigned } from '../tree/newest-signed.ts'
import { checkpointLine, gapLine, headerLine, rowLine, trailerLine } from '../tree/files/proof-file.ts'
import { rangeHashes, type LeafRange } from '../tree/stored-tree.ts'
import type { ExportRequest } from './export-request.ts'

type NeededServices = Pick<Services, 'database' | 'prepared' | 'sealing' | 'auditKeys'>

const rowsAtOnce = 1_000

/** Checkpoints of earlier times that a file carries: spread over the log, and the newest. */
const carried = { spread: 200, newest: 100 }

const piece = (text: string, rows = 0): Piece => ({ bytes: Buffer.from(text, 'utf8'), rows })

/** What stands in a file: a row, or what lies between rows. */
type Part = LeafRange & { readonly line: string }

/** Gaps as lines, each at its place; the hashes of all of them are read at once. */
async function withGaps(house: NeededServices, parts: readonly Part[]): Promise<string> {
  const open = parts.filter(({ from, to }) => from < to)
  const hashes = open.length === 0 ? [] : await house.prepared.hold((client) => rangeHashes(client, open))
  let next = 0
  return parts
    .map(({ from, to, line }) => {
      if (from === to) {
        return line
      }
      const gap = gapLine(from, to, hashes[next] ?? [])
      next += 1
      return gap + line
    })
    .join('')
}

/** Lays out rows, the earlier checkpoints between them, and the gaps before each. */
class Layout {
  readonly #notes: readonly { readonly size: number; readonly note: string }[]
  #at = 0
  #note = 0

  constructor(notes: readonly { readonly size: number; readonly note: string }[]) {
    this.#notes = notes
  }

  /** Earlier checkpoints up to a size, each where the file has come to as many leaves. */
  upTo(size: number): Part[] {
    const parts: Part[] = []
    for (
      let note = this.#notes[this.#note];
      note !== undefined && note.size <= size;
      note = this.#notes[this.#note]
    ) {
      parts.push({ from: this.#at, to: note.size, line: checkpointLine(note.note) })
      this.#at = note.size
      this.#note += 1
    }
    return parts
  }

  row({ index, hash, row }: SealedRow): Part[] {
    const before = this.upTo(index)
    const line = rowLine(index, Buffer.from(hash, 'base64'), leafText(row))
    const part = { from: this.#at, to: index, line }
    this.#at = index + 1
    return [...before, part]
  }

  end(size: number, line: string): Part[] {
    return [...this.upTo(size), { from: this.#at, to: size, line }]
  }
}

/**
 * The rows as a file that proves itself (docs/audit-log.md): everything that is committed is sealed first, so that each
 * row that is asked for is a leaf of the signed tree. Where what is stored is not what was signed, the file is made all
 * the same, up to the newest note that one of our keys has signed: whoever verifies it sees what does not fit.
 * @throws TreeBrokenError where there is no such note
 */
export async function proofPieces(
  house: NeededServices,
  { criteria, filters, about }: ExportRequest,
): Promise<PieceSource> {
  const { checkpoint, broken } = await newestSigned(house)
  const { size, note } = checkpoint
  const rows = await openSealedRows(house.database.pool, criteria, size)

  async function* file(): AsyncGenerator<Piece, undefined> {
    // Months that were removed are gaps: whoever reads the file must know that rows are left out.
    const removed = (await readRemovedMonths(house.prepared)).map(({ month }) => month)
    const told = removed.length === 0 ? filters : { ...filters, removedMonths: removed }
    const stated = Object.keys(told).length === 0 ? null : told
    yield piece(headerLine({ checkpoint: note, from: 0, to: size, filters: stated, about }))
    const layout = new Layout(await readEarlierCheckpoints(house.prepared, checkpoint, carried))
    let count = 0
    for (let batch = await rows.read(rowsAtOnce); batch.length > 0; batch = await rows.read(rowsAtOnce)) {
      count += batch.length
      yield piece(
        await withGaps(
          house,
          batch.flatMap((row) => layout.row(row)),
        ),
        batch.length,
      )
    }
    const trailer = trailerLine({ rows: count, withheld: size - count, outside: 0 })
    yield piece(await withGaps(house, layout.end(size, trailer)))
    return undefined
  }

  const pieces = file()
  return {
    leaves: size,
    ...(broken === undefined ? {} : { broken }),
    next: async () => (await pieces.next()).value,
    close: (dropped) => rows.close(dropped),
  }
}
