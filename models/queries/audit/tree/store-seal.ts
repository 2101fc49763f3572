import type pg from 'pg'

export type NewLeaf = { readonly occurredAt: string; readonly eventId: string; readonly hash: Buffer }
export type NewNode = { readonly level: number; readonly index: number; readonly hash: Buffer }

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

const seal = {
  name: 'seal-audit-rows',
  text: `SELECT audit_seal($1::timestamptz[], $2::uuid[], $3, $4::smallint[], $5::bigint[], $6,
    ROW($7::bigint, $8::bytea, $9::text, $10::text, $11::timestamptz, $12::bigint, $13::pg_snapshot, $14::pg_snapshot,
      $15::xid8, $16::timestamptz, $17::uuid)::audit_checkpoints)`,
}

/** Adds leaves, the subtrees that they complete, the checkpoint of both, and a job for each receiver that has none waiting. */
export async function storeSeal(
  client: pg.Client,
  {
    leaves,
    nodes,
    checkpoint,
  }: { leaves: readonly NewLeaf[]; nodes: readonly NewNode[]; checkpoint: NewCheckpoint },
  receivers: readonly string[],
): Promise<void> {
  await client.query({
    ...seal,
    values: [
      leaves.map(({ occurredAt }) => occurredAt),
      leaves.map(({ eventId }) => eventId),
      Buffer.concat(leaves.map(({ hash }) => hash)),
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      Buffer.concat(nodes.map(({ hash }) => hash)),
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
