/**
 * The lines of an audit log file that proves itself (docs/audit-log.md, "A file that proves itself"). Every line is one
 * JSON object with its line end; the members stand in exactly this order and without spaces.
 */

export const proofFormat = 'medguard-audit-log'
export const proofVersion = 1

export type ProofHeader = {
  /** The signed note of the tree that the file reconstitutes. */
  readonly checkpoint: string
  /** The stated range of leaves: from the first up to, not including, the last. */
  readonly from: number
  readonly to: number
  /** Null: every row of the range is in the file. */
  readonly filters: Readonly<Record<string, unknown>> | null
  /** When, why, by whom and the like: for people; nothing is verified by it. */
  readonly about: Readonly<Record<string, unknown>>
}

export type ProofTrailer = {
  /** Row lines. */
  readonly rows: number
  /** Leaves of the stated range that gap lines stand for. */
  readonly withheld: number
  /** Leaves outside the stated range. */
  readonly outside: number
}

/** The first line. */
export const headerLine = ({ checkpoint, from, to, filters, about }: ProofHeader): string =>
  `${JSON.stringify({ format: proofFormat, version: proofVersion, checkpoint, from, to, filters, about })}\n`

/** A row. @param leaf its canonical JSON, `leafText`; @param hash its `leafHash` */
export const rowLine = (index: number, hash: Buffer, leaf: string): string =>
  `{"index":${index},"hash":"${hash.toString('base64')}","leaf":${leaf}}\n`

/** Leaves whose rows are not in the file. @param hashes of `cover(from, to)` */
export const gapLine = (from: number, to: number, hashes: readonly Buffer[]): string =>
  `{"from":${from},"to":${to},"hashes":[${hashes.map((hash) => `"${hash.toString('base64')}"`).join(',')}]}\n`

/** A checkpoint of an earlier time, to stand after exactly as many leaves as it speaks of. */
export const checkpointLine = (note: string): string => `${JSON.stringify({ checkpoint: note })}\n`

/** The last line. */
export const trailerLine = ({ rows, withheld, outside }: ProofTrailer): string =>
  `${JSON.stringify({ end: true, rows, withheld, outside })}\n`
