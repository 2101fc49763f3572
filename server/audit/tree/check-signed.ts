import type pg from 'pg'
import type { SealState } from '../../../models/queries/audit/tree/sealing.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Subtree } from './cover.ts'
import { emptyRoot } from './hashing.ts'
import { rangeRoots, resumeFold, TreeBrokenError } from './stored-tree.ts'
import type { TreeFold } from './tree-fold.ts'
import type { TrustedKeys } from './trusted-keys.ts'

/** A signed tree that this log had once, and from where that is known, as the end of a sentence. */
export type KnownHead = { readonly said: Checkpoint; readonly from: string }

async function mustHaveGrownFrom(
  client: pg.Client,
  state: SealState,
  heads: readonly KnownHead[],
): Promise<void> {
  const longer = heads
    .filter(({ said }) => said.size > state.size)
    .toSorted((one, other) => other.said.size - one.said.size)[0]
  if (longer !== undefined) {
    throw new TreeBrokenError(
      `the database has a signed log of ${state.size} rows, but ${longer.said.size} were signed ${longer.from}: its end was cut off, or an older copy of the database was restored`,
    )
  }
  const roots = await rangeRoots(
    client,
    heads.map(({ said }) => ({ from: 0, to: said.size })),
  )
  const other = heads.find(({ said }, place) => roots[place]?.equals(said.root) !== true)
  if (other !== undefined) {
    throw new TreeBrokenError(
      `the first ${other.said.size} rows of the stored tree are not those that were signed ${other.from}`,
    )
  }
}

/**
 * Holds the stored tree against signatures, and against nothing else: the note of the newest checkpoint must be signed by
 * a key of this installation, size and root come from the note, the stored tree must have that root, and must have grown
 * from every signed tree that is known elsewhere.
 * @param trust.heads what this process, and the witness file, know of signed trees
 * @returns a fold that goes on where the signed tree ends, and what was signed of it
 * @throws TreeBrokenError
 */
export async function checkSigned(
  client: pg.Client,
  state: SealState,
  trust: { readonly keys: TrustedKeys; readonly heads: readonly KnownHead[] },
  onNode: (node: Subtree, hash: Buffer) => void,
): Promise<{ fold: TreeFold; head: Checkpoint | undefined }> {
  const { size, note, root } = state
  const head = note === null ? undefined : await trust.keys.mustOpen({ size, note }, client)
  if (head !== undefined && root?.equals(head.root) !== true) {
    throw new TreeBrokenError(`the checkpoint of ${size} rows says something else beside its signed note`)
  }
  if (state.leavesPast) {
    throw new TreeBrokenError(`leaves stand past the ${size} rows that were signed`)
  }
  await mustHaveGrownFrom(client, state, trust.heads)
  const fold = await resumeFold(client, size, onNode)
  if (!fold.root().equals(head?.root ?? emptyRoot)) {
    throw new TreeBrokenError(`the stored tree of ${size} rows is not the one that was signed`)
  }
  return { fold, head }
}
