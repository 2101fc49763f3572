import type { LeafRow } from '../../../models/queries/audit/tree/audit-leaf.ts'

/** A row to be sent, with its leaf. */
export type ShippedRow = { readonly index: number; readonly hash: Buffer; readonly row: LeafRow }

/** Rows in the order of their leaves. Where numbers are left out between `from` and `to`, the rows are gone. */
export type ShippedBatch = {
  readonly log: string
  readonly from: number
  readonly to: number
  readonly at: Date
  readonly rows: readonly ShippedRow[]
}

/** Somebody outside who is sent every row of the audit log. */
export type LogReceiver = {
  readonly name: 'siem' | 'syslog'
  /** @returns what went wrong, as a short code; undefined where all of it was taken */
  send(batch: ShippedBatch, signal: AbortSignal): Promise<string | undefined>
}
