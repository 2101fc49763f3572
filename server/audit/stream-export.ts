import { createHash } from 'node:crypto'
import { finished, type Writable } from 'node:stream'
import { hasCode } from '../embedded-database/system-error.ts'
import { ReaderTooSlowError, ReaderWentAwayError } from './reader-away.ts'

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
export type ExportTotals = {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  readonly leaves?: number
}

/** Breaks an output off where the time for one piece is over before the next is asked for. */
function watchReader(output: Writable, pieceMs: number | undefined) {
  let timer: NodeJS.Timeout | undefined
  return {
    pieceLeaves: () => {
      if (pieceMs !== undefined) {
        clearTimeout(timer)
        timer = setTimeout(() => output.destroy(new ReaderTooSlowError()), pieceMs)
      }
    },
    isTaken: () => clearTimeout(timer),
  }
}

/** What a connection says that the other side has closed. */
const gone = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']

/** Writes bytes and waits until the system has taken them. @throws where the reader went away */
function written(output: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const left = () => reject(new ReaderWentAwayError())
    if (output.destroyed || output.errored !== null) {
      left()
      return
    }
    output.once('close', left)
    output.write(bytes, (error) => {
      output.off('close', left)
      if (error === null || error === undefined) {
        resolve()
      } else {
        reject(hasCode(error, ...gone) ? new ReaderWentAwayError() : error)
      }
    })
  })
}

/** Ends the output. What was to be sent has been taken by the system: how the connection ends is no part of the file. */
const ended = (output: Writable): Promise<void> =>
  new Promise((resolve, reject) => {
    finished(output, { readable: false }, (error) => {
      if (error === null || error === undefined) {
        resolve()
      } else {
        reject(error)
      }
    })
    output.end()
  })

/**
 * Sends a file piece by piece and no faster than the reader takes it, so that memory stays the same however long it is.
 * The source is closed however it ends. How it ended is told exactly once: that it is complete when every byte has left
 * and before the end of the answer does, so that a file whose end cannot be recorded has none; or that it broke off.
 * @param job.begin called when the first piece is there: until then an error can still be answered as one
 * @param job.at called with the number of rows sent so far
 * @param job.finish called before the end of the file is sent; where it fails, so does the file
 * @param job.pieceMs how long the reader may take for one piece, where it is somebody’s connection and no file, so that one who takes a byte a second holds no connection for
 * ever
 * @param job.broken called when the reader went away or the rows stopped coming, with what was sent until then
 * @throws ReaderTooSlowError; what reading, writing or finishing threw
 */
export async function streamExport(
  source: PieceSource,
  output: Writable,
  job: {
    readonly begin: () => void
    readonly at: (rows: number) => Promise<void>
    readonly finish: (sent: ExportTotals) => Promise<void>
    readonly broken: (sent: Omit<ExportTotals, 'sha256'>) => Promise<void>
    readonly pieceMs?: number
  },
): Promise<void> {
  const hash = createHash('sha256')
  const signed = source.leaves === undefined ? {} : { leaves: source.leaves }
  const reader = watchReader(output, job.pieceMs)
  let rows = 0
  let bytes = 0
  let begun = false
  let told = false
  let sent = false
  // Each write tells of its own error; nobody else listens.
  output.on('error', () => undefined)
  try {
    const first = await source.next()
    job.begin()
    begun = true
    for (let piece = first; piece !== undefined; piece = await source.next()) {
      reader.pieceLeaves()
      await written(output, piece.bytes)
      reader.isTaken()
      hash.update(piece.bytes)
      bytes += piece.bytes.length
      rows += piece.rows
      await job.at(rows)
    }
    sent = true
    await job.finish({ rows, bytes, sha256: hash.digest('hex'), ...signed })
    told = true
    reader.pieceLeaves()
    await ended(output)
  } catch (error) {
    const tooSlow = output.errored instanceof ReaderTooSlowError ? output.errored : undefined
    if (begun && !told) {
      output.destroy()
    }
    throw tooSlow ?? error
  } finally {
    reader.isTaken()
    await source.close(!sent)
    if (begun && !told) {
      await job.broken({ rows, bytes, ...signed })
    }
  }
}
