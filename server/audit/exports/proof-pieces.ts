import { readRemovedMonths } from '../../../models/queries/audit-retention.ts'
import { openSealedRows, type SealedRow } from '../../../models/queries/sealed-rows.ts'
import { readLastCheckpoint } from '../../../models/queries/verify-tree.ts'
import type { Services } from '../../services.ts'
import { leafText } from '../leaf.ts'
import type { Piece, PieceSource } from '../stream-export.ts'
import { gapLine, headerLine, rowLine, trailerLine } from '../tree/proof-file.ts'
import { rangeHashes, TreeBroken, type LeafRange } from '../tree/stored-tree.ts'
import type { ExportRequest } from './export-request.ts'

type House = Pick<Services, 'database' | 'prepared' | 'sealing'>

const rowsAtOnce = 1_000

const piece = (text: string, rows = 0): Piece => ({ bytes: Buffer.from(text, 'utf8'), rows })

/** The leaves that lie before, between and not in the rows. @param from where the file stands */
function gapsBefore(rows: readonly SealedRow[], from: number): LeafRange[] {
  let at = from
  return rows.map(({ index }) => {
    const gap = { from: at, to: index }
    at = index + 1
    return gap
  })
}

const isGap = ({ from, to }: LeafRange) => from < to

/** Gaps as lines, each at its place; the hashes of all of them are read at once. */
async function gapLines(house: House, gaps: readonly LeafRange[]): Promise<string[]> {
  const open = gaps.filter(isGap)
  const hashes = open.length === 0 ? [] : await house.prepared.hold((client) => rangeHashes(client, open))
  let next = 0
  return gaps.map((gap) => {
    if (!isGap(gap)) {
      return ''
    }
    const line = gapLine(gap.from, gap.to, hashes[next] ?? [])
    next += 1
    return line
  })
}

/**
 * The rows as a file that proves itself (docs/audit-log.md): everything that is committed is sealed first, so that each
 * row that is asked for is a leaf of the signed tree.
 * @throws TreeBroken where what is stored is not the tree that was signed
 */
export async function proofPieces(
  house: House,
  { criteria, filters, about }: ExportRequest,
): Promise<PieceSource> {
  await house.sealing.sealNow()
  const checkpoint = await readLastCheckpoint(house.prepared)
  if (checkpoint === undefined) {
    throw new TreeBroken('there is no checkpoint')
  }
  const { size, note } = checkpoint
  const rows = await openSealedRows(house.database.pool, criteria, size)

  async function* file(): AsyncGenerator<Piece, undefined> {
    // Months that were removed are gaps: whoever reads the file must know that rows are left out.
    const removed = (await readRemovedMonths(house.prepared)).map(({ month }) => month)
    const told = removed.length === 0 ? filters : { ...filters, removedMonths: removed }
    const stated = Object.keys(told).length === 0 ? null : told
    yield piece(headerLine({ checkpoint: note, from: 0, to: size, filters: stated, about }))
    let at = 0
    let count = 0
    for (let batch = await rows.read(rowsAtOnce); batch.length > 0; batch = await rows.read(rowsAtOnce)) {
      const gaps = await gapLines(house, gapsBefore(batch, at))
      const lines = batch.map(
        ({ index, hash, row }, place) =>
          `${gaps[place] ?? ''}${rowLine(index, Buffer.from(hash, 'base64'), leafText(row))}`,
      )
      at = (batch.at(-1)?.index ?? 0) + 1
      count += batch.length
      yield piece(lines.join(''), batch.length)
    }
    const [rest = ''] = await gapLines(house, [{ from: at, to: size }])
    yield piece(rest + trailerLine({ rows: count, withheld: size - count, outside: 0 }))
    return undefined
  }

  const pieces = file()
  return {
    leaves: size,
    next: async () => (await pieces.next()).value,
    close: (broken) => rows.close(broken),
  }
}
