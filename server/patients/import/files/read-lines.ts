import { createReadStream } from 'node:fs'

/** One line of a file, as bytes, so that it can be found again by its place. */
export type Line = {
  /** 1 for the first. */
  readonly number: number
  /** Where it begins in the file, in bytes. */
  readonly offset: number
  /** In bytes, without the line break. */
  readonly length: number
  /** Undefined where the line is longer than `longestLine`: it is passed over, never held. */
  readonly bytes: Buffer | undefined
}

/** The longest line that is taken, in bytes. A resource with a photograph in it fits; a file without line breaks does not. */
export const longestLine = 16 * 1024 ** 2

const lineFeed = 0x0a

/** Reads a file line by line. Whatever the size of the file, no more than one line and one piece are held. */
export const readLines = (path: string): AsyncGenerator<Line> =>
  linesOf(createReadStream(path, { highWaterMark: 256 * 1024 }))

/** Reads a stream line by line. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let pieces: Buffer[] = []
  let length = 0
  let offset = 0
  let number = 0
  const take = (): Line => {
    const bytes = length > longestLine ? undefined : Buffer.concat(pieces)
    const line = { number: (number += 1), offset, length, bytes }
    offset += length + 1
    pieces = []
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    let from = 0
    while (from < chunk.length) {
      const found = chunk.indexOf(lineFeed, from)
      const end = found === -1 ? chunk.length : found
      length += end - from
      if (length > longestLine) {
        pieces = []
      } else {
        pieces.push(chunk.subarray(from, end))
      }
      if (found !== -1) {
        yield take()
      }
      from = end + 1
    }
  }
  if (length > 0) {
    yield take()
  }
}
