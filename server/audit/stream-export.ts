import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A part of a file, and how many rows end in it. */
export type Piece = { readonly bytes: Buffer; readonly rows: number }

/** The parts of a file, read from the log one after the other, as it stood when the first was read. */
export type PieceSource = {
  /** How many leaves the signed tree had when the file was begun. */
  readonly leaves?: number
  /** Why the file will not verify: what is stored is not what was signed. */
  readonly broken?: string
  /** @returns undefined once there is no more */
  next(): Promise<Piece | undefined>
  /** Gives back what it reads from; `broken` drops that with whatever it is still doing. */
  close(broken: boolean): Promise<void>
}

/** What was sent, in rows and bytes; the digest is that of the whole file. `leaves` as in its source. */
export type Sent = {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  readonly leaves?: number
}

/** The reader took a piece of the file so slowly, or not at all, that nobody waits for it any longer. */
export class ReaderTooSlow extends Error {
  constructor() {
    super('the reader takes the file too slowly')
    this.name = 'ReaderTooSlow'
  }
}

/** Breaks an output off where the time for one piece is over before the next is asked for. */
function watchReader(output: Writable, pieceMs: number | undefined) {
  let timer: NodeJS.Timeout | undefined
  return {
    pieceLeaves: () => {
      if (pieceMs !== undefined) {
        clearTimeout(timer)
        timer = setTimeout(() => output.destroy(new ReaderTooSlow()), pieceMs)
      }
    },
    isTaken: () => clearTimeout(timer),
  }
}

/**
 * Sends a file piece by piece and no faster than the reader takes it, so that memory stays the same however long it is.
 * The source is closed however it ends.
 * @param job.begin called when the first piece is there: until then an error can still be answered as one
 * @param job.at called with the number of rows sent so far
 * @param job.finish called before the end of the file is sent; where it fails, so does the file
 * @param job.pieceMs how long the reader may take for one piece, where it is somebody’s connection and no file, so that one who takes a byte a second holds no connection for
 * ever
 * @param job.broken called when the reader went away or the rows stopped coming, with what was sent until then
 * @throws ReaderTooSlow; what reading, writing or finishing threw
 */
export async function streamExport(
  source: PieceSource,
  output: Writable,
  job: {
    readonly begin: () => void
    readonly at: (rows: number) => Promise<void>
    readonly finish: (sent: Sent) => Promise<void>
    readonly broken: (sent: Omit<Sent, 'sha256'>) => Promise<void>
    readonly pieceMs?: number
  },
): Promise<void> {
  const hash = createHash('sha256')
  const signed = source.leaves === undefined ? {} : { leaves: source.leaves }
  const reader = watchReader(output, job.pieceMs)
  let rows = 0
  let bytes = 0
  async function* file(first: Piece | undefined): AsyncGenerator<Buffer> {
    for (let piece = first; piece !== undefined; piece = await source.next()) {
      hash.update(piece.bytes)
      bytes += piece.bytes.length
      rows += piece.rows
      reader.pieceLeaves()
      yield piece.bytes
      reader.isTaken()
      await job.at(rows)
    }
    await job.finish({ rows, bytes, sha256: hash.digest('hex'), ...signed })
    reader.pieceLeaves()
  }
  let complete = false
  let begun = false
  try {
    const first = await source.next()
    job.begin()
    begun = true
    await pipeline(file(first), output)
    complete = true
  } finally {
    reader.isTaken()
    await source.close(!complete)
    if (begun && !complete) {
      await job.broken({ rows, bytes, ...signed })
    }
  }
}
