import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Where a piece stands in a spool. */
export type SpooledAt = { readonly offset: number; readonly length: number }

/**
 * Pieces that cannot be read again where they came from, such as those of a compressed file, laid aside on disk: sealed
 * under a key that only this process has, in a file that has no name any more.
 */
export class SealedSpool {
  readonly #key = randomBytes(32)
  #descriptor: number | undefined
  #end = 0
  #count = 0n

  #file(): number {
    if (this.#descriptor === undefined) {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'medguard-import-'))
      try {
        this.#descriptor = openSync(path.join(folder, 'spool'), 'wx+', 0o600)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
    return this.#descriptor
  }

  /** Each piece has a nonce of its own: its number. */
  #nonce(number: bigint): Buffer {
    const nonce = Buffer.alloc(nonceBytes)
    nonce.writeBigUInt64BE(number, nonceBytes - 8)
    return nonce
  }

  /** Lays a piece aside. */
  add(piece: Buffer): SpooledAt {
    const nonce = this.#nonce((this.#count += 1n))
    const sealing = createCipheriv(cipher, this.#key, nonce)
    const sealed = Buffer.concat([nonce, sealing.update(piece), sealing.final(), sealing.getAuthTag()])
    const at = { offset: this.#end, length: sealed.length }
    for (let written = 0; written < sealed.length;) {
      written += writeSync(this.#file(), sealed, written, sealed.length - written, at.offset + written)
    }
    this.#end += sealed.length
    return at
  }

  /** Gives a piece back. @throws Error where the file is not as it was written */
  read({ offset, length }: SpooledAt): Buffer {
    const sealed = Buffer.allocUnsafe(length)
    if (readSync(this.#file(), sealed, 0, length, offset) !== length) {
      throw new RangeError('the spool ends before the piece does')
    }
    const opening = createDecipheriv(cipher, this.#key, sealed.subarray(0, nonceBytes))
    opening.setAuthTag(sealed.subarray(length - tagBytes))
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes, length - tagBytes)), opening.final()])
  }

  close(): void {
    if (this.#descriptor !== undefined) {
      closeSync(this.#descriptor)
      this.#descriptor = undefined
    }
  }
}
