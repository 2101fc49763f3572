import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { leafHash } from '../log/leaf.ts'
import { signedBy, type Checkpoint } from './checkpoint.ts'
import { rootOfInclusion } from './inclusion-proof.ts'
import { MalformedFileError } from './files/malformed-file.ts'
import { hashesIn, readExactly } from './files/read-lines.ts'

/**
 * A file that proves one event (docs/audit-log.md, "A proof of one event"): one line, its members in exactly this
 * order, the leaf last, so that its bytes can be cut out as they were hashed.
 */
export const eventProofFormat = 'medguard-audit-event'
const version = 1

const shape = z.strictObject({
  format: z.literal(eventProofFormat),
  version: z.literal(version),
  checkpoint: z.string(),
  index: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  path: z.array(z.base64()),
})

/** One leaf, its inclusion path, and the signed note of the tree that it is in. */
export type EventProof = {
  readonly checkpoint: string
  readonly index: number
  readonly path: readonly Buffer[]
  /** Canonical JSON. */
  readonly leaf: string
}

const leafMark = ',"leaf":'
const what = 'a proof of one event'

/** The file. */
export function eventProofFile({ checkpoint, index, path, leaf }: EventProof): string {
  const members = {
    format: eventProofFormat,
    version,
    checkpoint,
    index,
    path: path.map((hash) => hash.toString('base64')),
  }
  return `${JSON.stringify(members).slice(0, -1)}${leafMark}${leaf}}\n`
}

/** @throws MalformedFileError */
export function readEventProof(file: Buffer): EventProof {
  const text = file.toString('utf8')
  const mark = text.indexOf(leafMark)
  // What is not UTF-8 would be hashed as something else than what the file has.
  if (
    mark === -1 ||
    !text.endsWith('}}\n') ||
    text.indexOf('\n') !== text.length - 1 ||
    !Buffer.from(text).equals(file)
  ) {
    throw new MalformedFileError(1, `is not ${what}`)
  }
  const { checkpoint, index, path } = readExactly(shape, Buffer.from(`${text.slice(0, mark)}}\n`), 1, what)
  return { checkpoint, index, path: hashesIn(path, 1, what), leaf: text.slice(mark + leafMark.length, -2) }
}

/** What came of verifying the proof of an event. */
export type EventReport = { readonly checkpoint: Checkpoint } | { readonly fault: string }

/** Says whether the event is in the tree that one of the keys has signed. @throws NoteFormatError */
export function verifyEventProof(
  { checkpoint, index, path, leaf }: EventProof,
  keys: readonly KeyObject[],
): EventReport {
  const signed = signedBy(checkpoint, keys)
  if (signed === undefined) {
    return { fault: 'The checkpoint was not signed by this public key.' }
  }
  const root = rootOfInclusion({ hash: leafHash(leaf), index, size: signed.size }, path)
  return root?.equals(signed.root) === true
    ? { checkpoint: signed }
    : {
        fault: `Row ${index} is not in the tree that was signed: the row, its number or its path was altered.`,
      }
}
