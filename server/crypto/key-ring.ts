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

/** The root keys of this process: the first wraps, all unwrap. Never shows a key, however it is printed. */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, KeyObject>
  readonly #primaryId: string
  readonly #primaryKey: KeyObject

  private constructor(keys: ReadonlyMap<string, KeyObject>, primaryId: string, primaryKey: KeyObject) {
    this.#keys = keys
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
    return [...this.#keys.keys()]
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
    const rootKey = this.#keys.get(wrappedKey.rootKeyId)
    if (rootKey === undefined) {
      throw new UnknownRootKeyError(wrappedKey.rootKeyId)
    }
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
