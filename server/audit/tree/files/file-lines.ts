import { MalformedFileError } from './malformed-file.ts'

const lineFeed = 10

/** No line of an audit log file is longer than this (bytes): a row names at most a few thousand patients. */
const longestLine = 16 * 1024 * 1024

/**
 * The lines of a file, some at a time, in constant memory. Each is its bytes with its line end, and whoever takes them
 * may write into them.
 * @throws MalformedFileError where a line is too long, or the last one has no end
 */
export async function* fileLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  for await (const chunk of chunks) {
    const lines: Buffer[] = []
    const bytes = Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
      lines.push(bytes.subarray(start, end + 1))
      start = end + 1
    }
    rest = bytes.subarray(start)
    number += lines.length
    yield lines
    if (rest.length > longestLine) {
      throw new MalformedFileError(number + 1, 'is too long')
    }
  }
  if (rest.length > 0) {
    throw new MalformedFileError(number + 1, 'has no end: the file was cut off')
  }
}
