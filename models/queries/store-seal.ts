import type pg from 'pg'

export type NewLeaf = { readonly occurredAt: string; readonly eventId: string; readonly hash: Buffer }
export type NewNode = { readonly level: number; readonly index: number; readonly hash: Buffer }

const hashAt = (bind: string) => `substring(${bind}::bytea FROM ((n - 1) * 32 + 1)::int FOR 32)`

const insertLeaves = {
  name: 'insert-audit-leaves',
  text: `INSERT INTO audit_leaves (leaf_index, occurred_at, event_id, hash)
    SELECT $1::bigint + n - 1, occurred_at, event_id, ${hashAt('$4')}
    FROM unnest($2::timestamptz[], $3::uuid[]) WITH ORDINALITY AS leaf (occurred_at, event_id, n)`,
}

const insertNodes = {
  name: 'insert-audit-nodes',
  text: `INSERT INTO audit_nodes (level, node_index, hash)
    SELECT level, node_index, ${hashAt('$3')}
    FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS node (level, node_index, n)`,
}

/** Adds leaves, the first of them with number `from`. */
export async function storeLeaves(
  client: pg.Client,
  from: number,
  leaves: readonly NewLeaf[],
): Promise<void> {
  await client.query({
    ...insertLeaves,
    values: [
      from,
      leaves.map(({ occurredAt }) => occurredAt),
      leaves.map(({ eventId }) => eventId),
      Buffer.concat(leaves.map(({ hash }) => hash)),
    ],
  })
}

/** Adds complete subtrees. */
export async function storeNodes(client: pg.Client, nodes: readonly NewNode[]): Promise<void> {
  if (nodes.length > 0) {
    await client.query({
      ...insertNodes,
      values: [
        nodes.map(({ level }) => level),
        nodes.map(({ index }) => index),
        Buffer.concat(nodes.map(({ hash }) => hash)),
      ],
    })
  }
}

/** How far sealing has come with a checkpoint. */
export type SealProgress = {
  readonly seen: string | null
  readonly pass: string | null
  readonly afterTransaction: string | null
  readonly afterOccurredAt: string | null
  readonly afterId: string | null
}

export type NewCheckpoint = SealProgress & {
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly keyId: string
  readonly sealedAt: Date
  readonly clusterId: string
}

/** Adds a checkpoint, and a job for each receiver outside that has none waiting. */
export async function storeCheckpoint(
  client: pg.Client,
  checkpoint: NewCheckpoint,
  receivers: readonly string[],
): Promise<void> {
  await client.query({
    name: 'insert-audit-checkpoint',
    text: `INSERT INTO audit_checkpoints (size, root, note, key_id, sealed_at, cluster_id, seen, pass,
        after_transaction, after_occurred_at, after_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      checkpoint.size,
      checkpoint.root,
      checkpoint.note,
      checkpoint.keyId,
      checkpoint.sealedAt,
      checkpoint.clusterId,
      checkpoint.seen,
      checkpoint.pass,
      checkpoint.afterTransaction,
      checkpoint.afterOccurredAt,
      checkpoint.afterId,
    ],
  })
  if (receivers.length > 0) {
    await client.query(
      `SELECT (graphile_worker.add_job('send-checkpoints', json_build_object('receiver', receiver),
        job_key := 'send-checkpoints:' || receiver, job_key_mode := 'unsafe_dedupe')).id
       FROM unnest($1::text[]) AS receiver`,
      [receivers],
    )
  }
}
