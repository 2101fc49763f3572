import { createHash, createSecretKey, type KeyObject } from 'node:crypto'
import { openText, SealBrokenError, sealText } from '../crypto/envelope.ts'

/** A cursor belongs to no row of a table: to the addresses of our lists. */
const place = { table: 'addresses', column: 'cursor', row: 'list' }

/** As long as a cursor of ours is at most: the longest names a page's path. */
export const longestCursor = 1_000

const keyOf = (secret: string): KeyObject =>
  createSecretKey(createHash('sha256').update(`MedGuard cursors:${secret}`, 'utf8').digest())

/**
 * Places in lists as addresses carry them: sealed, so that no id, record number or moment stands in a history, a proxy's
 * log or a referrer, and nobody makes one up.
 */
export class SealedCursors {
  readonly #keys: readonly KeyObject[]

  /** @param secrets the first seals, all open */
  constructor(secrets: readonly string[]) {
    this.#keys = secrets.map(keyOf)
  }

  /** A place in a list as it stands in an address. */
  seal(text: string): string {
    const [key] = this.#keys
    if (key === undefined) {
      throw new Error('there is no secret to seal cursors with')
    }
    return sealText(text, key, place).toString('base64url')
  }

  /** The place that a text of ours names: '' where it names none; undefined for one that was not made here. */
  open(sealed: string): string | undefined {
    if (sealed === '') {
      return ''
    }
    const box = Buffer.from(sealed, 'base64url')
    for (const key of this.#keys) {
      try {
        return openText(box, key, place)
      } catch (error) {
        if (!(error instanceof SealBrokenError)) {
          throw error
        }
      }
    }
    return undefined
  }
}
