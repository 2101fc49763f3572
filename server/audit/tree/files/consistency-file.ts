import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { signedBy, type Checkpoint } from '../checkpoint.ts'
import { consistencyHolds } from '../consistency-proof.ts'
import { MalformedFileError } from './malformed-file.ts'
import { hashesIn, readExactly } from './read-lines.ts'

/**
 * A file that proves that the log only grew between two sizes (docs/audit-log.md, "A proof that the log only grew"):
 * one line, its members in exactly this order.
 */
export const consistencyFormat = 'medguard-audit-consistency'
const version = 1
const lineFeed = 10

const shape = z.strictObject({
  format: z.literal(consistencyFormat),
  version: z.literal(version),
  from: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  checkpoint: z.string(),
  path: z.array(z.base64()),
})

/** A consistency path from a tree of `from` leaves to that of a checkpoint. */
export type Growth = { readonly from: number; readonly to: Checkpoint; readonly path: readonly Buffer[] }

/** The file. @param checkpoint the signed note of the newer tree */
export const consistencyFile = (from: number, checkpoint: string, path: readonly Buffer[]): string =>
  `${JSON.stringify({ format: consistencyFormat, version, from, checkpoint, path: path.map((hash) => hash.toString('base64')) })}\n`

/**
 * What such a file says, once the signature of its checkpoint holds.
 * @returns undefined where none of the keys has signed it
 * @throws MalformedFileError, NoteFormatError
 */
export function readConsistency(file: Buffer, keys: readonly KeyObject[]): Growth | undefined {
  const what = 'a proof that the log only grew'
  if (file.at(-1) !== lineFeed) {
    throw new MalformedFileError(1, 'has no end: the file was cut off')
  }
  const { from, checkpoint, path } = readExactly(shape, file, 1, what)
  const hashes = hashesIn(path, 1, what)
  const to = signedBy(checkpoint, keys)
  return to === undefined ? undefined : { from, to, path: hashes }
}

/**
 * Why a newer checkpoint is not known to be of the log of an older one, in words; undefined where the log only grew.
 * @param growth a consistency path between the two
 */
export function growthFault(older: Checkpoint, newer: Checkpoint, growth: Growth): string | undefined {
  if (older.origin !== newer.origin) {
    return `The older checkpoint is of another log: ${older.origin}.`
  }
  if (older.size > newer.size) {
    return `The older checkpoint has ${older.size} leaves, the newer one only ${newer.size}: the log was cut or written anew, or they were given the wrong way round.`
  }
  if (growth.from !== older.size || growth.to.size !== newer.size) {
    return `The consistency proof is for ${growth.from} and ${growth.to.size} leaves, but ${older.size} and ${newer.size} are to be compared: take one for these from /audit/integrity.`
  }
  if (!growth.to.root.equals(newer.root) || growth.to.origin !== newer.origin) {
    return `Two different trees of ${newer.size} leaves were signed: that of the file and that of the consistency proof.`
  }
  return consistencyHolds(older, newer, growth.path)
    ? undefined
    : `The first ${older.size} leaves are not those of the older checkpoint: the log was changed after it, or the proof was.`
}
