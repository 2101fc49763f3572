import { readFile } from 'node:fs/promises'
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Checkpoint } from '../../audit/tree/checkpoint.ts'
import { consistencyFormat, growthFault, type Growth } from '../../audit/tree/files/consistency-file.ts'
import { eventProofFormat, readEventProof, verifyEventProof } from '../../audit/tree/event-proof.ts'
import { MalformedFileError } from '../../audit/tree/files/malformed-file.ts'
import { NoteFormatError } from '../../crypto/signed-note.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { say } from '../output.ts'
import { growthIn } from '../trusted-files.ts'

/** What a proof is verified against. */
export type TrustedInputs = {
  readonly keys: readonly KeyObject[]
  readonly older?: Checkpoint
  readonly growth?: Growth
}

const begins = (format: string) => `{"format":"${format}",`

/** Which kind of small proof a file is, by its first bytes; undefined where it is none. */
export function smallProofOf(start: string): 'event' | 'consistency' | undefined {
  if (start.startsWith(begins(eventProofFormat))) {
    return 'event'
  }
  return start.startsWith(begins(consistencyFormat)) ? 'consistency' : undefined
}

const refuse = (what: string) => new CommandFailedError(`${what}\nThe file is NOT what was signed.`)

const leafShape = z.object({ id: z.string(), event: z.string(), occurredAt: z.string(), outcome: z.string() })

function tellEvent(
  index: number,
  leaf: string,
  { origin, size, sealedAt = 'an unknown time' }: Checkpoint,
): void {
  const { id, event, occurredAt, outcome } = leafShape.parse(JSON.parse(leaf))
  say(`Signed: a tree of ${size} leaves, at ${sealedAt}, by ${origin}`)
  say(`Row ${index}, id ${id}: ${event}, ${outcome}, at ${occurredAt}`)
}

/** Why the tree of a proof is not known to have grown from the older checkpoint; undefined where it has. */
function olderFault(newer: Checkpoint, { older, growth }: TrustedInputs): string | undefined {
  if (older === undefined) {
    return undefined
  }
  if (growth !== undefined || older.size === newer.size) {
    return growthFault(older, newer, growth ?? { from: older.size, to: newer, path: [] })
  }
  return `Whether the older checkpoint fits cannot be told from one event. Take the proof from ${older.size} to ${newer.size} rows from /audit/integrity and give it as --consistency.`
}

/**
 * Verifies the proof of one event and says what came of it.
 * @throws CommandFailedError where it is not what was signed
 */
export async function verifyEvent(file: string, trusted: TrustedInputs): Promise<void> {
  try {
    const proof = readEventProof(await readFile(file))
    const report = verifyEventProof(proof, trusted.keys)
    const fault = 'fault' in report ? report.fault : olderFault(report.checkpoint, trusted)
    if (fault !== undefined || 'fault' in report) {
      throw refuse(fault ?? '')
    }
    tellEvent(proof.index, proof.leaf, report.checkpoint)
  } catch (error) {
    if (
      error instanceof MalformedFileError ||
      error instanceof NoteFormatError ||
      error instanceof SyntaxError
    ) {
      throw refuse(`${error.message}.`)
    }
    throw error
  }
  if (trusted.older !== undefined) {
    say(`The older checkpoint of ${trusted.older.size} leaves fits: since then the log only grew.`)
  }
  say('Verified: the event is in the log that was signed, and was not altered.')
}

/**
 * Verifies that the log only grew since the older checkpoint, and says so.
 * @throws UsedWronglyError where no older checkpoint is given; CommandFailedError where it did not
 */
export async function verifyGrowth(file: string, { keys, older }: TrustedInputs): Promise<void> {
  if (older === undefined) {
    throw new UsedWronglyError(
      'A consistency proof is verified with the checkpoint that was kept: give it as --checkpoint',
    )
  }
  const growth = await growthIn(file, keys)
  const fault = growthFault(older, growth.to, growth)
  if (fault !== undefined) {
    throw refuse(fault)
  }
  const { size, origin, sealedAt = 'an unknown time' } = growth.to
  say(`Signed: a tree of ${size} leaves, at ${sealedAt}, by ${origin}`)
  say(`Verified: the older checkpoint of ${older.size} leaves fits: since then the log only grew.`)
}
