import type pg from 'pg'
import { leafFields } from '../../../models/queries/audit/tree/audit-leaf.ts'
import {
  lockSealing,
  readOlderRows,
  readRowsBetween,
  readRowsWithoutLeaf,
  readSealState,
  type SealState,
  type UnsealedRow,
} from '../../../models/queries/audit/tree/sealing.ts'
import {
  storeSeal,
  type NewLeaf,
  type NewNode,
  type SealProgress,
} from '../../../models/queries/audit/tree/store-seal.ts'
import { leafHash, leafText } from '../log/leaf.ts'
import { checkSigned, type KnownHead } from './check-signed.ts'
import { signCheckpoint, type Checkpoint } from './checkpoint.ts'
import type { SigningKey } from './signing-key.ts'
import { storedLevels } from './stored-tree.ts'
import type { TrustedKeys } from './trusted-keys.ts'

/** At most so many rows become leaves in one transaction, which ends with a checkpoint. */
export const rowsInBatch = 5_000

/** What a batch came to: rows sealed, whether there are more that could be seen when it began, and the signed tree. */
export type Batch = {
  readonly sealed: number
  readonly more: boolean
  readonly size: number
  /** Absent before anything was sealed. */
  readonly head: Checkpoint | undefined
}

/** Rows to be sealed, how far sealing has come with them, and whether there may be more at once. */
type RowsToSeal = {
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

async function takeOlder(client: pg.Client, state: SealState): Promise<RowsToSeal> {
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

async function takeNew(client: pg.Client, state: SealState): Promise<RowsToSeal> {
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
async function takeRestored(client: pg.Client, state: SealState): Promise<RowsToSeal> {
  const rows = await readRowsWithoutLeaf(client, rowsInBatch)
  const more = rows.length === rowsInBatch
  return {
    rows,
    more,
    clusterId: more ? stillRestoring : state.clusterId,
    progress: { ...nowhere, seen: more ? '1:1:' : state.now, pass: null },
  }
}

async function take(client: pg.Client, state: SealState): Promise<RowsToSeal> {
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
  // A pass that had a full last batch ends with an empty one; what came in the meantime is taken at once.
  return fresh.rows.length === 0 && state.pass !== null
    ? takeNew(client, { ...state, ...fresh.progress })
    : fresh
}

/**
 * Makes leaves of rows that have none yet, in the transaction of `client`, and signs the tree that has come of it. What is
 * stored is held against what was signed first, also where there is nothing to seal.
 * @param job.heads signed trees that this log must have grown from, whatever its database says
 * @param job.wait how long to wait where another one is sealing (milliseconds); 0 does not wait
 * @returns undefined where another one is sealing
 * @throws TreeBrokenError where what is stored is not the tree that was signed: it is not gone on with
 */
export async function sealBatch(
  client: pg.Client,
  job: {
    readonly key: SigningKey
    readonly keys: TrustedKeys
    readonly heads: readonly KnownHead[]
    readonly at: Date
    readonly receivers: readonly string[]
    readonly wait: number
  },
): Promise<Batch | undefined> {
  if (!(await lockSealing(client, job.wait))) {
    return undefined
  }
  const state = await readSealState(client)
  const nodes: NewNode[] = []
  const { fold, head } = await checkSigned(client, state, job, ({ level, index }, hash) => {
    if (level % storedLevels === 0) {
      nodes.push({ level, index, hash })
    }
  })
  const { rows, progress, more, clusterId } = await take(client, state)
  if (rows.length === 0) {
    return { sealed: 0, more: false, size: state.size, head }
  }
  const leaves = rows.map(([, ...row]): NewLeaf => {
    const hash = leafHash(leafText(row))
    fold.add(hash)
    return { hash, occurredAt: row[timePlace - 1] ?? '', eventId: row[idPlace - 1] ?? '' }
  })
  const { origin } = job.key
  const signed = { origin, size: fold.size, root: fold.root() }
  const checkpoint = {
    ...progress,
    size: fold.size,
    root: signed.root,
    note: signCheckpoint(signed, job.at, job.key.privateKey),
    keyId: job.key.id,
    sealedAt: job.at,
    clusterId,
  }
  await storeSeal(client, { leaves, nodes, checkpoint }, job.receivers)
  return { sealed: rows.length, more, size: fold.size, head: signed }
}
