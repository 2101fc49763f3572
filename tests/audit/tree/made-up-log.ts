import { createPublicKey, type KeyObject } from 'node:crypto'
import { leafFields, type LeafRow } from '../../../models/queries/audit/tree/audit-leaf.ts'
import { leafHash, leafText } from '../../../server/audit/log/leaf.ts'
import { signCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { consistencyFile } from '../../../server/audit/tree/files/consistency-file.ts'
import { consistencyRanges } from '../../../server/audit/tree/consistency-proof.ts'
import { cover, width } from '../../../server/audit/tree/cover.ts'
import { eventProofFile } from '../../../server/audit/tree/event-proof.ts'
import { inclusionRanges } from '../../../server/audit/tree/inclusion-proof.ts'
import {
  checkpointLine,
  gapLine,
  headerLine,
  rowLine,
  trailerLine,
} from '../../../server/audit/tree/files/proof-file.ts'
import { TreeFold } from '../../../server/audit/tree/tree-fold.ts'

export const origin = 'medguard/made-up'

/** A row of a log that was never in a database. */
export const madeUpRow = (index: number): LeafRow =>
  leafFields.map(({ name }) => {
    switch (name) {
      case 'id':
        return `0198a000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
      case 'form':
        return '1'
      case 'occurredAt':
        return `2026-03-04T08:00:00.${String(index).padStart(6, '0')}Z`
      case 'actorName':
        return `Zoë “${index}”`
      case 'details':
        return `{"shown": ${index}}`
      default:
        return ['event', 'category', 'severity', 'outcome'].includes(name) ? name : null
    }
  })

/** Leaves and their hashes, with the tree over any part of them. */
export class MadeUpLog {
  readonly leaves: string[]
  readonly hashes: Buffer[]

  constructor(size: number, row: (index: number) => LeafRow = madeUpRow) {
    this.leaves = Array.from({ length: size }, (_, index) => leafText(row(index)))
    this.hashes = this.leaves.map(leafHash)
  }

  root(from: number, to: number): Buffer {
    const fold = new TreeFold()
    for (const hash of this.hashes.slice(from, to)) {
      fold.add(hash)
    }
    return fold.root()
  }

  checkpoint(key: KeyObject, size = this.leaves.length): string {
    return signCheckpoint({ origin, size, root: this.root(0, size) }, new Date('2026-03-04T09:00:00Z'), key)
  }

  /** A file that proves one event. */
  eventProof(key: KeyObject, index: number, size = this.leaves.length): string {
    const path = inclusionRanges(index, size).map(({ from, to }) => this.root(from, to))
    return eventProofFile({
      checkpoint: this.checkpoint(key, size),
      index,
      path,
      leaf: this.leaves[index] ?? '',
    })
  }

  /** A file that proves that the log only grew. */
  consistency(key: KeyObject, from: number, size = this.leaves.length): string {
    const path = consistencyRanges(from, size).map((range) => this.root(range.from, range.to))
    return consistencyFile(from, this.checkpoint(key, size), path)
  }

  /** The lines of a file. @param held whether the row of a leaf is in it */
  file(
    key: KeyObject,
    options: {
      held?: (index: number) => boolean
      filters?: Record<string, unknown> | null
      from?: number
      to?: number
      checkpointsAt?: readonly number[]
    } = {},
  ): string[] {
    const {
      held = () => true,
      filters = null,
      from = 0,
      to = this.leaves.length,
      checkpointsAt = [],
    } = options
    const lines = [
      headerLine({ checkpoint: this.checkpoint(key), from, to, filters, about: { reason: 'a test' } }),
    ]
    const counts = { rows: 0, withheld: 0, outside: 0 }
    const isHeld = (index: number) => index >= from && index < to && held(index)
    let at = 0
    while (at < this.leaves.length) {
      if (isHeld(at)) {
        lines.push(rowLine(at, this.hashes[at] ?? Buffer.alloc(0), this.leaves[at] ?? ''))
        counts.rows += 1
        at += 1
      } else {
        let end = at + 1
        while (end < this.leaves.length && !isHeld(end) && !checkpointsAt.includes(end)) {
          end += 1
        }
        lines.push(
          gapLine(
            at,
            end,
            cover(at, end).map(({ level, index }) =>
              this.root(index * width(level), (index + 1) * width(level)),
            ),
          ),
        )
        const inside = Math.max(0, Math.min(end, to) - Math.max(at, from))
        counts.withheld += inside
        counts.outside += end - at - inside
        at = end
      }
      if (checkpointsAt.includes(at)) {
        lines.push(checkpointLine(this.checkpoint(key, at)))
      }
    }
    return [...lines, trailerLine(counts)]
  }
}

/** PEM of a private key's public half. */
export const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
