import type pg from 'pg'
import { asText, leafColumns, type LeafRow } from './audit-leaf.ts'

/** A leaf of the tree, and the row that it was made of as it is now. */
export type EventLeaf = { readonly index: number; readonly hash: Buffer; readonly row: LeafRow }

/** The leaf of an event; undefined while it is not sealed. */
export async function readEventLeaf(client: pg.ClientBase, id: string): Promise<EventLeaf | undefined> {
  const { rows } = await client.query<[string, string, ...(string | null)[]]>({
    text: `SELECT l.leaf_index, encode(l.hash, 'hex'), ${leafColumns} FROM audit_leaves l
      JOIN audit_events e ON e.occurred_at = l.occurred_at AND e.id = l.event_id WHERE l.event_id = $1 LIMIT 1`,
    values: [id],
    rowMode: 'array',
    types: asText,
  })
  const [first] = rows
  if (first === undefined) {
    return undefined
  }
  const [index, hash, ...row] = first
  return { index: Number(index), hash: Buffer.from(hash, 'hex'), row }
}
