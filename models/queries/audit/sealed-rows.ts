import Cursor from 'pg-cursor'
import type pg from 'pg'
import { Binds, conditionsOf, type AuditCriteria } from './audit-criteria.ts'
import { asText, leafColumns, type LeafRow } from './tree/audit-leaf.ts'
import { openLongRead } from '../../connections/long-read.ts'

/** A row of the audit log with its leaf: number, stored hash in base64, and the row as `leafColumns` give it. */
export type SealedRow = { readonly index: number; readonly hash: string; readonly row: LeafRow }

/** Sealed rows, read a batch at a time, in the order of their leaves. */
export type SealedRows = {
  /** @returns an empty list once there are no more */
  read(most: number): Promise<SealedRow[]>
  /** Gives the connection back; `broken` drops it with whatever it is still doing. */
  close(broken: boolean): Promise<void>
}

/** The leaves that are searched for: all, or those whose rows the criteria find. */
function leavesSought(criteria: AuditCriteria, size: string, binds: Binds): string {
  const { all, anyOf } = conditionsOf(criteria, binds)
  const where = [...all, ...anyOf.map((alternatives) => `(${alternatives.join(' OR ')})`)].join(' AND ')
  return where === ''
    ? `SELECT * FROM audit_leaves WHERE leaf_index < ${size}`
    : `SELECT l.* FROM (SELECT occurred_at, id FROM audit_events WHERE ${where}) AS found
        JOIN audit_leaves l ON l.event_id = found.id AND l.occurred_at = found.occurred_at
        WHERE l.leaf_index < ${size} ORDER BY l.leaf_index`
}

/**
 * Opens the rows that the criteria find among the first `size` leaves. Rows are looked up leaf by leaf, so that the
 * first come at once and nothing is gathered however many there are.
 */
export async function openSealedRows(
  pool: pg.Pool,
  criteria: AuditCriteria,
  size: number,
): Promise<SealedRows> {
  const binds = new Binds()
  const sought = leavesSought(criteria, binds.add(size, 'bigint'), binds)
  const text = `SELECT l.leaf_index, encode(l.hash, 'base64'), ${leafColumns} FROM (${sought}) AS l
    JOIN audit_events e ON e.occurred_at = l.occurred_at AND e.id = l.event_id ORDER BY l.leaf_index`
  const client = await openLongRead(pool)
  try {
    await client.query('SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off')
  } catch (error) {
    client.release(true)
    throw error
  }
  const cursor = client.query(
    new Cursor<[string, string, ...(string | null)[]]>(text, binds.values, {
      rowMode: 'array',
      types: asText,
    }),
  )
  return {
    read: async (most) =>
      (await cursor.read(most)).map(([index, hash, ...row]) => ({ index: Number(index), hash, row })),
    close: async (broken) => {
      if (broken) {
        client.release(true)
        return
      }
      try {
        await cursor.close()
        await client.query('COMMIT')
        client.release()
      } catch {
        client.release(true)
      }
    },
  }
}
