import { open } from 'node:fs/promises'
import { readCheckpointOfSize } from '../../../models/queries/verify-tree.ts'
import type { Services } from '../../services.ts'
import { readCheckpoint } from './checkpoint.ts'

/** So much of the end of the file is read: room for several checkpoints. */
const tailBytes = 8_192

async function endOf(name: string): Promise<string | undefined> {
  try {
    const file = await open(name, 'r')
    try {
      const { size } = await file.stat()
      const length = Math.min(size, tailBytes)
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
      return buffer.toString('utf8')
    } finally {
      await file.close()
    }
  } catch {
    return undefined
  }
}

/**
 * Whether the newest checkpoint in the witness file is not one that this log has signed: then the log was cut, or
 * written anew. A file that is not there, or empty, says nothing.
 */
export async function differsFromWitness(services: Services): Promise<boolean> {
  const { AUDIT_WITNESS_FILE: name } = services.environment
  const text = name === undefined ? undefined : await endOf(name)
  const note = text === undefined ? undefined : lastNote(text)
  if (note === undefined) {
    return false
  }
  const said = readCheckpoint(note)
  const kept = await readCheckpointOfSize(services.prepared, said.size)
  return kept === undefined || !kept.root.equals(said.root)
}

/** The last note in a text in which every note is followed by an empty line. */
function lastNote(text: string): string | undefined {
  return text.match(/(?:^|\n\n)((?:[^\n]+\n)+\n(?:— [^\n]+\n)+)\n$/u)?.[1]
}
