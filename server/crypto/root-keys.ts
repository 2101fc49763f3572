import { createSecretKey, type KeyObject } from 'node:crypto'

/** What is wrong with a list of root keys, in one line without a piece of any key. */
export class KeyRingFormatError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'KeyRingFormatError'
  }
}

const KEY_BYTES = 32
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/

// Entries are named by their position only: where the colon was forgotten, the "id" is the key.
function parseEntry(entry: string, position: number): [id: string, key: KeyObject] {
  const colon = entry.indexOf(':')
  if (colon === -1) {
    throw new KeyRingFormatError(`key ${position} has no id: write it as id:base64`)
  }
  const id = entry.slice(0, colon)
  if (!ID.test(id)) {
    throw new KeyRingFormatError(
      `key ${position} has a bad id: use 1 to 32 letters, digits, dots, dashes or underscores`,
    )
  }
  const encoded = entry.slice(colon + 1)
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.toString('base64') !== encoded) {
    throw new KeyRingFormatError(`key ${position} is not base64`)
  }
  if (bytes.length !== KEY_BYTES) {
    throw new KeyRingFormatError(`key ${position} is ${bytes.length} bytes long: ${KEY_BYTES} are needed`)
  }
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return [id, key]
}

/**
 * Reads a comma list of `id:base64(32 bytes)`; the first is the primary. Throws KeyRingFormatError, also where an id or
 * a key stands twice (the same key under a new id would make a rotation that changes nothing).
 */
export function parseRootKeys(text: string): {
  primaryId: string
  primaryKey: KeyObject
  keys: ReadonlyMap<string, KeyObject>
} {
  const [[primaryId, primaryKey], ...others] = splitEntries(text)
  const keys = new Map([[primaryId, primaryKey]])
  for (const [id, key] of others) {
    if (keys.has(id)) {
      throw new KeyRingFormatError(`key ${keys.size + 1} has the id of an earlier key`)
    }
    if ([...keys.values()].some((earlier) => earlier.equals(key))) {
      throw new KeyRingFormatError(`key ${keys.size + 1} is the same key as an earlier one`)
    }
    keys.set(id, key)
  }
  return { primaryId, primaryKey, keys }
}

function splitEntries(text: string): [[string, KeyObject], ...[string, KeyObject][]] {
  const [first = '', ...rest] = text.split(',').map((entry) => entry.trim())
  if (first === '') {
    throw new KeyRingFormatError('there is no key')
  }
  return [parseEntry(first, 1), ...rest.map((entry, index) => parseEntry(entry, index + 2))]
}
