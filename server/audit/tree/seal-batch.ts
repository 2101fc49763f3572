import type pg from 'pg'
import { leafFields } from '../../../models/queries/audit-leaf.ts'
import {
  lockSealing,
  readOlderRows,
  readRowsBetween,
  readRowsWithoutLeaf,
  readSealState,
  type SealState,
  type UnsealedRow,
} from '../../../models/queries/sealing.ts'
import {
  storeCheckpoint,
  storeLeaves,
  storeNodes,
  type NewLeaf,
  type NewNode,
  type SealProgress,
} from '../../../models/queries/store-seal.ts'
import { leafHash, leafText } from '../leaf.ts'
import { signCheckpoint } from './checkpoint.ts'
import { emptyRoot } from './hashing.ts'
import type { SigningKey } from './signing-key.ts'
import { resumeFold, storedLevels, TreeBroken } from './stored-tree.ts'

/** At most so many rows become leaves in one transaction, which ends with a checkpoint. */
export const rowsInBatch = 5_000

/** What a batch came to: rows sealed, and whether there are more that could be seen when it began. */
export type Batch = { readonly sealed: number; readonly more: boolean; readonly size: number }

/** Rows to be sealed, how far sealing has come with them, and whether there may be more at once. */
type Taken = {
  readonly rows: UnsealedRow[]
  readonly progress: SealProgress
  readonly more: boolean
  readonly clusterId: string
}

/** The cluster id while a restored copy is still being gone through: that of no database server. */
const stillRestoring = '0'

const nowhere = { afterTransaction: null, afterOccurredAt: null, afterId: null }
const place = (name: string) => 1 + leafFields.findIndex((field) => field.name === name)
const idPlace = place('id')
const timePlace = place('occurredAt')

function lastOf(rows: readonly UnsealedRow[]): {
  transaction: string | null
  occurredAt: string
  id: string
} {
  const last = rows.at(-1)
  return {
    transaction: last?.[0] ?? null,
    occurredAt: last?.[timePlace] ?? '',
    id: last?.[idPlace] ?? '',
  }
}

async function takeOlder(client: pg.Client, state: SealState): Promise<Taken> {
  const { afterOccurredAt: occurredAt, afterId: id } = state
  const after = occurredAt === null || id === null ? null : { occurredAt, id }
  const rows = await readOlderRows(client, after, rowsInBatch)
  const last = lastOf(rows)
  return {
    rows,
    more: true,
    clusterId: state.clusterId,
    progress: {
      seen: null,
      pass: null,
      afterTransaction: null,
      afterOccurredAt: last.occurredAt,
      afterId: last.id,
    },
  }
}

async function takeNew(client: pg.Client, state: SealState): Promise<Taken> {
  const pass = state.pass ?? state.now
  const { afterTransaction: transaction, afterId: id } = state
  const after = state.pass === null || transaction === null || id === null ? null : { transaction, id }
  const rows = await readRowsBetween(client, { seen: state.seen, pass, after }, rowsInBatch)
  const { clusterId } = state
  if (rows.length < rowsInBatch) {
    return { rows, more: false, clusterId, progress: { ...nowhere, seen: pass, pass: null } }
  }
  const last = lastOf(rows)
  return {
    rows,
    more: true,
    clusterId,
    progress: {
      ...nowhere,
      seen: state.seen ?? '1:1:',
      pass,
      afterTransaction: last.transaction,
      afterId: last.id,
    },
  }
}

/** A copy that was restored elsewhere: what the numbers of its transactions said is no longer true. */
async function takeRestored(client: pg.Client, state: SealState): Promise<Taken> {
  const rows = await readRowsWithoutLeaf(client, rowsInBatch)
  const more = rows.length === rowsInBatch
  return {
    rows,
    more,
    clusterId: more ? stillRestoring : state.clusterId,
    progress: { ...nowhere, seen: more ? '1:1:' : state.now, pass: null },
  }
}

async function take(client: pg.Client, state: SealState): Promise<Taken> {
  if (state.numbersAnew || (state.sealedOnCluster !== null && state.sealedOnCluster !== state.clusterId)) {
    return takeRestored(client, state)
  }
  if (state.seen === null) {
    const older = await takeOlder(client, state)
    if (older.rows.length > 0) {
      return older
    }
  }
  const fresh = await takeNew(client, state)
  // A pass that had a full last batch ends with an empty one; what came meanwhile is taken at once.
  return fresh.rows.length === 0 && state.pass !== null
    ? takeNew(client, { ...state, ...fresh.progress })
    : fresh
}

/**
 * Makes leaves of rows that have none yet, in the transaction of `client`, and signs the tree that has come of it.
 * @param job.wait how long to wait where another one is sealing (milliseconds); 0 does not wait
 * @returns undefined where another one is sealing
 * @throws TreeBroken where what is stored is not the tree that was signed last: it is not gone on with
 */
export async function sealBatch(
  client: pg.Client,
  job: {
    readonly key: SigningKey
    readonly at: Date
    readonly receivers: readonly string[]
    readonly wait: number
  },
): Promise<Batch | undefined> {
  if (!(await lockSealing(client, job.wait))) {
    return undefined
  }
  const state = await readSealState(client)
  const { rows, progress, more, clusterId } = await take(client, state)
  if (rows.length === 0) {
    return { sealed: 0, more: false, size: state.size }
  }
  const nodes: NewNode[] = []
  const fold = await resumeFold(client, state.size, ({ level, index }, hash) => {
    if (level % storedLevels === 0) {
      nodes.push({ level, index, hash })
    }
  })
  if (!fold.root().equals(state.root ?? emptyRoot)) {
    throw new TreeBroken(`the stored tree of ${state.size} leaves is not the one that was signed`)
  }
  const leaves = rows.map(([, ...row]): NewLeaf => {
    const hash = leafHash(leafText(row))
    fold.add(hash)
    return { hash, occurredAt: row[timePlace - 1] ?? '', eventId: row[idPlace - 1] ?? '' }
  })
  await storeLeaves(client, state.size, leaves)
  await storeNodes(client, nodes)
  const root = fold.root()
  await storeCheckpoint(
    client,
    {
      ...progress,
      size: fold.size,
      root,
      note: signCheckpoint({ origin: job.key.origin, size: fold.size, root }, job.at, job.key.privateKey),
      keyId: job.key.id,
      sealedAt: job.at,
      clusterId,
    },
    job.receivers,
  )
  return { sealed: rows.length, more, size: fold.size }
}
