import { hash } from 'node:crypto'

/** The bytes of every hash in the tree. */
export const hashBytes = 32

/** The root of a tree without leaves: SHA-256 of nothing (RFC 9162 2.1.1). */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer')

const pair = Buffer.alloc(1 + 2 * hashBytes)
pair[0] = 1

/** SHA-256(0x01 || left || right), RFC 9162 2.1.1. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  pair.set(left, 1)
  pair.set(right, 1 + hashBytes)
  return hash('sha256', pair, 'buffer')
}
