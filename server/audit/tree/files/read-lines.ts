import { hash } from 'node:crypto'
import { z } from 'zod'
import { cover } from '../cover.ts'
import { hashBytes } from '../hashing.ts'
import { MalformedFileError } from './malformed-file.ts'
import { proofFormat, proofVersion } from './proof-file.ts'

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const headerShape = z.strictObject({
  format: z.literal(proofFormat),
  version: z.literal(proofVersion),
  checkpoint: z.string(),
  from: count,
  to: count,
  filters: z.record(z.string(), z.unknown()).nullable(),
  about: z.record(z.string(), z.unknown()),
})
const gapShape = z.strictObject({ from: count, to: count, hashes: z.array(z.base64()) })
const checkpointShape = z.strictObject({ checkpoint: z.string() })
const trailerShape = z.strictObject({
  end: z.literal(true),
  rows: count,
  withheld: count,
  outside: count,
})

/** What a line of the file says. */
export type FileLine =
  | {
      readonly kind: 'row'
      readonly index: number
      readonly leafHash: Buffer
      /** As the line says it, base64. */
      readonly saidHash: string
      readonly leaf: Buffer
    }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number; readonly hashes: readonly Buffer[] }
  | { readonly kind: 'checkpoint'; readonly note: string }
  | ({ readonly kind: 'end' } & Omit<z.infer<typeof trailerShape>, 'end'>)

/** The first line. */
export type FileHeader = z.infer<typeof headerShape>

/**
 * What one line says, where it is the JSON of that shape in its one form.
 * @param what it should be, in words
 * @param exact whether members must stand in their order and without spaces
 * @throws MalformedFileError
 */
export function readExactly<Shape>(
  shape: z.ZodType<Shape>,
  line: Buffer,
  number: number,
  what: string,
  exact = true,
): Shape {
  const text = line.toString('utf8', 0, line.length - 1)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new MalformedFileError(number, `is not ${what}`)
  }
  const result = shape.safeParse(value)
  // No spaces, no other escapes, nothing that is not UTF-8: one content has one form.
  if (!result.success || (exact && JSON.stringify(value) !== text)) {
    throw new MalformedFileError(number, `is not ${what}`)
  }
  return result.data
}

/** Hashes as a line has them, in base64. @throws MalformedFileError where one is none */
export function hashesIn(texts: readonly string[], number: number, what: string): Buffer[] {
  return texts.map((text) => {
    const bytes = Buffer.from(text, 'base64')
    if (bytes.length !== hashBytes || bytes.toString('base64') !== text) {
      throw new MalformedFileError(number, `is not ${what}`)
    }
    return bytes
  })
}

/** @throws MalformedFileError */
export function readHeader(line: Buffer): FileHeader {
  const header = readExactly(headerShape, line, 1, 'the header of an audit log that proves itself', false)
  if (header.from > header.to) {
    throw new MalformedFileError(1, 'states a range that ends before it begins')
  }
  return header
}

const rowStart = Buffer.from('{"index":')
const rowPattern = /^\{"index":(0|[1-9]\d{0,14}),"hash":"([A-Za-z0-9+/]{43}=)","leaf":$/
const longestRowStart = 96
const leafMark = Buffer.from('"leaf":')
const closing = 0x7d

function readRow(line: Buffer, number: number): FileLine {
  const mark = line.indexOf(leafMark)
  const start = mark + leafMark.length
  const end = line.length - 2
  const [, index, said] =
    (mark === -1 || start > longestRowStart ? null : rowPattern.exec(line.toString('latin1', 0, start))) ?? []
  if (index === undefined || said === undefined || end <= start || line[end] !== closing) {
    throw new MalformedFileError(number, 'is not a row')
  }
  // The colon before the leaf gives its place to the 0x00 that a leaf is hashed with: nothing is copied.
  line[start - 1] = 0
  return {
    kind: 'row',
    index: Number(index),
    saidHash: said,
    leafHash: hash('sha256', line.subarray(start - 1, end), 'buffer'),
    leaf: line.subarray(start, end),
  }
}

function readGap(line: Buffer, number: number): FileLine {
  const { from, to, hashes } = readExactly(gapShape, line, number, 'a gap')
  const bytes = hashesIn(hashes, number, 'a gap')
  if (from >= to) {
    throw new MalformedFileError(number, 'is not a gap')
  }
  if (bytes.length !== cover(from, to).length) {
    throw new MalformedFileError(number, 'has not the hashes of the subtrees that make up the gap')
  }
  return { kind: 'gap', from, to, hashes: bytes }
}

/** A line after the first. @throws MalformedFileError where it is none of those that there are */
export function readLine(line: Buffer, number: number): FileLine {
  if (line.subarray(0, rowStart.length).equals(rowStart)) {
    return readRow(line, number)
  }
  const start = line.toString('latin1', 0, 16)
  if (start.startsWith('{"from":')) {
    return readGap(line, number)
  }
  if (start.startsWith('{"checkpoint":')) {
    return { kind: 'checkpoint', note: readExactly(checkpointShape, line, number, 'a checkpoint').checkpoint }
  }
  const { rows, withheld, outside } = readExactly(
    trailerShape,
    line,
    number,
    'a row, a gap, a checkpoint or the end',
  )
  return { kind: 'end', rows, withheld, outside }
}
