import type { KeyObject } from 'node:crypto'
import { Sealed } from '../../models/sealing/sealed.ts'
import { openText } from '../crypto/envelope.ts'

/** The bytes of a column. Hexadecimal text is how PostgreSQL writes bytes in JSON. */
export const bytes = (box: Buffer | string): Buffer =>
  typeof box === 'string' ? Buffer.from(box.slice(2), 'hex') : box

/** Opens the sealed fields of one row. */
export function fieldOpener(key: KeyObject, table: string, row: string) {
  const required = (column: string, box: Buffer | string): string =>
    openText(bytes(box), key, { table, column, row })
  const optional = (column: string, box: Buffer | string | null): string | null =>
    box === null ? null : required(column, box)
  return { required, optional }
}

/** Seals fields of one row under its patient's key. */
export function fieldSealer(key: KeyObject, table: string, row: string) {
  const required = (column: string, text: string): Sealed => Sealed.seal(text, key, { table, column, row })
  const optional = (column: string, text: string | null): Sealed | null =>
    text === null ? null : required(column, text)
  return { required, optional }
}
