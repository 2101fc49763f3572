import type { KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { KeyRing, WrappedKey } from './key-ring.ts'

type OpenedKey = { rootKeyId: string; wrapped: Buffer; key: KeyObject }

/**
 * Unwrapped data keys, kept for a while: at most `max` owners (5,000) for at most `ttlMs` milliseconds (5 minutes).
 * A row whose wrapped key has changed in any way is unwrapped anew, so it is never answered with the key before.
 */
export class DataKeys {
  readonly #ring: KeyRing
  readonly #opened: LRUCache<string, OpenedKey>

  constructor(ring: KeyRing, options: { max?: number; ttlMs?: number } = {}) {
    this.#ring = ring
    this.#opened = new LRUCache({
      max: options.max ?? 5_000,
      ttl: options.ttlMs ?? 5 * 60_000,
      ttlResolution: 0,
      ttlAutopurge: true,
    })
  }

  /** The data key of this owner, such as `patient:<uuid>`. Throws as KeyRing.unwrap does. */
  open(owner: string, wrapped: WrappedKey): KeyObject {
    const known = this.#opened.get(owner)
    if (known?.rootKeyId === wrapped.rootKeyId && known.wrapped.equals(wrapped.wrapped)) {
      return known.key
    }
    const key = this.#ring.unwrap(wrapped, owner)
    this.#opened.set(owner, { rootKeyId: wrapped.rootKeyId, wrapped: Buffer.from(wrapped.wrapped), key })
    return key
  }

  /** Drops what is kept of this owner, at once. */
  forget(owner: string): void {
    this.#opened.delete(owner)
  }
}
