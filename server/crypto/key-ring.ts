import { createSecretKey, generateKeySync, type KeyObject, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { openBytes, type Place, sealBytes } from './envelope.ts'
import { parseRootKeys } from './root-keys.ts'

export { KeyRingFormatError } from './root-keys.ts'

/** A data key as it is stored: encrypted by the root key of that id. */
export type WrappedKey = { rootKeyId: string; wrapped: Buffer }

/** A data key was wrapped by a root key that this process was not given. */
export class UnknownRootKeyError extends Error {
  readonly rootKeyId: string

  constructor(rootKeyId: string) {
    super(`No root key has the id "${rootKeyId}": add it to FIELD_ENCRYPTION_KEY`)
    this.name = 'UnknownRootKeyError'
    this.rootKeyId = rootKeyId
  }
}

const DATA_KEY_BYTES = 32

/** A new random 256-bit key for one patient or one purpose. */
export function generateDataKey(): KeyObject {
  return generateKeySync('aes', { length: DATA_KEY_BYTES * 8 })
}

/** A new random root key in the text form that FIELD_ENCRYPTION_KEY takes: `id:base64`. Throws KeyRingFormatError on a bad id. */
export function generateRootKey(id: string): string {
  const text = `${id}:${randomBytes(32).toString('base64')}`
  parseRootKeys(text)
  return text
}

// A sealed data key never sits in a column, so its place is a name no table can have.
function wrappingPlace(rootKeyId: string, owner: string): Place {
  return { table: 'data-key', column: rootKeyId, row: owner }
}

// Nor does a root key.
function handingPlace(id: string, wrappedBy: string): Place {
  return { table: 'root-key', column: wrappedBy, row: id }
}

/** A root key on its way to a process that has an older one: encrypted by that. */
export type HandedRootKey = { readonly id: string; readonly wrappedBy: string; readonly wrapped: Buffer }

/**
 * The root keys of this process: the primary wraps, all unwrap. A key may be handed to a running process, by one that
 * has both. Never shows a key, however it is printed.
 */
export class KeyRing {
  readonly #keys: Map<string, KeyObject>
  #primaryId: string
  #primaryKey: KeyObject

  private constructor(keys: ReadonlyMap<string, KeyObject>, primaryId: string, primaryKey: KeyObject) {
    this.#keys = new Map(keys)
    this.#primaryId = primaryId
    this.#primaryKey = primaryKey
  }

  /** Reads a comma list of `id:base64(32 bytes)`. Throws KeyRingFormatError with a one-line reason that holds no key material. */
  static parse(text: string): KeyRing {
    const { primaryId, primaryKey, keys } = parseRootKeys(text)
    return new KeyRing(keys, primaryId, primaryKey)
  }

  /** The id of the root key that wraps. */
  get primaryId(): string {
    return this.#primaryId
  }

  /** All root key ids, the primary first. */
  get ids(): readonly string[] {
    return [this.#primaryId, ...[...this.#keys.keys()].filter((id) => id !== this.#primaryId)]
  }

  /** Whether the ring has the root key of this id. */
  has(id: string): boolean {
    return this.#keys.has(id)
  }

  /** Encrypts the primary root key by another one of the ring, for a process that has only that. @throws UnknownRootKeyError */
  handOver(wrappedBy: string): HandedRootKey {
    const bytes = this.#primaryKey.export()
    const wrapped = sealBytes(bytes, this.#rootKey(wrappedBy), handingPlace(this.#primaryId, wrappedBy))
    bytes.fill(0)
    return { id: this.#primaryId, wrappedBy, wrapped }
  }

  /**
   * Takes a key that another process handed over, and wraps with it from now on.
   * @throws UnknownRootKeyError, SealBrokenError: the ring then stays as it is
   */
  take({ id, wrappedBy, wrapped }: HandedRootKey): void {
    if (!this.#keys.has(id)) {
      const bytes = openBytes(wrapped, this.#rootKey(wrappedBy), handingPlace(id, wrappedBy))
      this.#keys.set(id, createSecretKey(bytes))
      bytes.fill(0)
    }
    this.#primaryKey = this.#rootKey(id)
    this.#primaryId = id
  }

  #rootKey(id: string): KeyObject {
    const key = this.#keys.get(id)
    if (key === undefined) {
      throw new UnknownRootKeyError(id)
    }
    return key
  }

  /** Encrypts a 256-bit data key with the primary root key, bound to its owner, such as `patient:<uuid>`. */
  wrap(dataKey: KeyObject, owner: string): WrappedKey {
    if (dataKey.symmetricKeySize !== DATA_KEY_BYTES) {
      throw new TypeError('A data key must be a secret key of 256 bits')
    }
    const bytes = dataKey.export()
    const wrapped = sealBytes(bytes, this.#primaryKey, wrappingPlace(this.#primaryId, owner))
    bytes.fill(0)
    return { rootKeyId: this.#primaryId, wrapped }
  }

  /** Gives back the data key of this owner. Throws UnknownRootKeyError or SealBrokenError. */
  unwrap(wrappedKey: WrappedKey, owner: string): KeyObject {
    const rootKey = this.#rootKey(wrappedKey.rootKeyId)
    const bytes = openBytes(wrappedKey.wrapped, rootKey, wrappingPlace(wrappedKey.rootKeyId, owner))
    const dataKey = createSecretKey(bytes)
    bytes.fill(0)
    return dataKey
  }

  toString(): string {
    return `[key ring ${this.ids.join(',')}]`
  }

  toJSON(): string {
    return this.toString()
  }

  [inspect.custom](): string {
    return this.toString()
  }
}
