import { randomFillSync } from 'node:crypto'

/** 128 bits, as Content Security Policy asks for (CSP 3, 2.3.1). */
const nonceBytes = 16

/** Random bytes for many answers at once: each call of the system's source costs as much as ten answers' nonces. */
const pool = Buffer.alloc(256 * nonceBytes)
let used = pool.length

/** A new nonce for the Content-Security-Policy of one answer, in base64url. */
export function newNonce(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += nonceBytes
  return pool.toString('base64url', used - nonceBytes, used)
}
