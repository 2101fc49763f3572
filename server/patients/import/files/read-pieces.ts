import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { ExportFile, PieceAt } from './export-folder.ts'
import { linesOf } from './read-lines.ts'

/** A line of a file, or a file that is one JSON document; or why it cannot be read. */
export type Piece = {
  /** 1 for the first line. */
  readonly line: number
  /** Undefined where it is too long to hold. */
  readonly bytes: Buffer | undefined
  /** Undefined where it cannot be read there again. */
  readonly at: PieceAt | undefined
}

/** The largest JSON document that is held at once, in bytes. */
export const largestDocument = 128 * 1024 ** 2

/** A compressed file is damaged: what was read before stands, the rest is lost. */
export class UnpackError extends Error {
  /** The last line that was read whole. */
  readonly line: number

  constructor(line: number) {
    super('the file cannot be unpacked beyond this line')
    this.name = 'UnpackError'
    this.line = line
  }
}

function chunksOf(file: ExportFile, onBytes: (count: number) => void): AsyncIterable<Buffer> {
  const stored = createReadStream(file.path, { highWaterMark: 256 * 1024 })
  stored.on('data', (chunk) => onBytes(chunk.length))
  // What is wrong with either end comes out where the stream is read.
  return file.compressed ? pipeline(stored, createGunzip(), () => {}) : stored
}

async function* wholeOf(file: ExportFile, chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const held: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > largestDocument) {
      yield { line: 1, bytes: undefined, at: undefined }
      return
    }
    held.push(chunk)
  }
  const at = file.compressed ? undefined : { source: file.path, offset: 0, length }
  yield { line: 1, bytes: Buffer.concat(held), at }
}

/** Reads a file piece by piece. @throws UnpackError */
export async function* readPieces(file: ExportFile, onBytes: (count: number) => void): AsyncGenerator<Piece> {
  const chunks = chunksOf(file, onBytes)
  let last = 0
  try {
    if (file.form === 'document') {
      yield* wholeOf(file, chunks)
      return
    }
    for await (const { number, offset, length, bytes } of linesOf(chunks)) {
      last = number
      yield { line: number, bytes, at: file.compressed ? undefined : { source: file.path, offset, length } }
    }
  } catch (error) {
    if (file.compressed && error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new UnpackError(last)
    }
    throw error
  }
}
