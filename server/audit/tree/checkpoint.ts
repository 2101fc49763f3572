import type { KeyObject } from 'node:crypto'
import { NoteFormatError, openNote, readNote, signNote } from '../../crypto/signed-note.ts'
import { hashBytes } from './hashing.ts'

/** What a checkpoint says: the tree of this log had so many leaves, and this root. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** When it was signed, by its own word; absent in checkpoints of others. */
  readonly sealedAt?: string
}

const timeLine = /^time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/

/** A checkpoint as a note that the key has signed (C2SP tlog-checkpoint, with one extension line for the time). */
export function signCheckpoint(
  { origin, size, root }: Checkpoint,
  sealedAt: Date,
  privateKey: KeyObject,
): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\ntime ${sealedAt.toISOString()}\n`
  return signNote(text, origin, privateKey)
}

function parse(text: string): Checkpoint {
  const [origin = '', size = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n')
  const root = Buffer.from(rootText, 'base64')
  if (
    origin === '' ||
    !wholeNumber.test(size) ||
    root.length !== hashBytes ||
    root.toString('base64') !== rootText
  ) {
    throw new NoteFormatError(
      'a checkpoint begins with its origin, the number of leaves, and the root in base64',
    )
  }
  const sealedAt = extensions.map((line) => timeLine.exec(line)?.[1]).find((time) => time !== undefined)
  return { origin, size: Number(size), root, ...(sealedAt === undefined ? {} : { sealedAt }) }
}

/** What a checkpoint says, whoever signed it. @throws NoteFormatError */
export const readCheckpoint = (note: string): Checkpoint => parse(readNote(note).text)

/** What a checkpoint says, where the key has signed it, else undefined. @throws NoteFormatError where it is none */
export function openCheckpoint(note: string, publicKey: KeyObject): Checkpoint | undefined {
  const text = openNote(note, publicKey)
  return text === undefined ? undefined : parse(text)
}

/** What a checkpoint says, where any of the keys has signed it, else undefined. @throws NoteFormatError where it is none */
export function signedBy(note: string, keys: readonly KeyObject[]): Checkpoint | undefined {
  for (const key of keys) {
    const said = openCheckpoint(note, key)
    if (said !== undefined) {
      return said
    }
  }
  return undefined
}
