import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { toUSVString } from 'node:util'

/** Where a sealed value lives. It is authenticated with the value, so a box moved elsewhere does not open. */
export type Place = { table: string; column: string; row: string }

/** Why a box did not open. */
export type SealBreak = 'too short' | 'unknown version' | 'not authentic' | 'not text' | 'no key'

/** A box that cannot be opened with this key at this place. Names the place and the reason, never the content. */
export class SealBrokenError extends Error {
  readonly place: Place
  readonly reason: SealBreak

  constructor(place: Place, reason: SealBreak) {
    super(`The sealed value in ${place.table}.${place.column}, row ${place.row}, cannot be opened: ${reason}`)
    this.name = 'SealBrokenError'
    this.place = place
    this.reason = reason
  }
}

/** Text that UTF-8 cannot carry (half of a surrogate pair): sealing it would lose it. */
export class UnsealableTextError extends Error {
  readonly place: Place

  constructor(place: Place) {
    super(`The text for ${place.table}.${place.column}, row ${place.row}, contains half of a surrogate pair`)
    this.name = 'UnsealableTextError'
    this.place = place
  }
}

const ALGORITHM = 'aes-256-gcm'
const VERSION = Buffer.of(0x01)
const NONCE_END = 1 + 12
const TAG_LENGTH = 16
const HEADER_LENGTH = NONCE_END + TAG_LENGTH
const LENGTHS = { authTagLength: TAG_LENGTH }

// Three parts of visible ASCII without the separator: two different places can never give the same additional data.
const UNAMBIGUOUS = /^[!-{}~]+\|[!-{}~]+\|[!-{}~]+$/

function additionalData(place: Place): Buffer {
  const text = `${place.table}|${place.column}|${place.row}`
  if (!UNAMBIGUOUS.test(text)) {
    throw new TypeError('A place needs a table, a column and a row of visible ASCII characters without "|"')
  }
  return Buffer.from(text, 'latin1')
}

/**
 * Encrypts bytes with AES-256-GCM (NIST SP 800-38D) under a fresh random nonce, bound to their place.
 * Gives version byte 0x01, 12-byte nonce, 16-byte tag, ciphertext. The key is a 256-bit secret KeyObject.
 * Throws TypeError on a place that would not be unambiguous.
 */
export function sealBytes(plain: Buffer, key: KeyObject, place: Place): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(ALGORITHM, key, nonce, LENGTHS)
  cipher.setAAD(additionalData(place))
  const ciphertext = cipher.update(plain)
  cipher.final()
  return Buffer.concat([VERSION, nonce, cipher.getAuthTag(), ciphertext])
}

/** Whether bytes have the outer form of a box. Says nothing about whether they open. */
export function looksSealed(bytes: Buffer): boolean {
  return bytes.length >= HEADER_LENGTH && bytes[0] === VERSION[0]
}

/** Opens what sealBytes made, with the same key and place. Throws SealBrokenError; never gives unauthenticated bytes. */
export function openBytes(box: Buffer, key: KeyObject, place: Place): Buffer {
  if (box.length < HEADER_LENGTH) {
    throw new SealBrokenError(place, 'too short')
  }
  if (box[0] !== VERSION[0]) {
    throw new SealBrokenError(place, 'unknown version')
  }
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(1, NONCE_END), LENGTHS)
  decipher.setAAD(additionalData(place))
  decipher.setAuthTag(box.subarray(NONCE_END, HEADER_LENGTH))
  const plain = decipher.update(box.subarray(HEADER_LENGTH))
  try {
    decipher.final()
  } catch {
    throw new SealBrokenError(place, 'not authentic')
  }
  return plain
}

/** Seals text as UTF-8; it comes back exactly as it was. Throws UnsealableTextError on a lone surrogate. */
export function sealText(text: string, key: KeyObject, place: Place): Buffer {
  if (toUSVString(text) !== text) {
    throw new UnsealableTextError(place)
  }
  return sealBytes(Buffer.from(text, 'utf8'), key, place)
}

/** Opens what sealText made. Throws SealBrokenError, also where the authentic bytes are not UTF-8. */
export function openText(box: Buffer, key: KeyObject, place: Place): string {
  const plain = openBytes(box, key, place)
  if (!isUtf8(plain)) {
    throw new SealBrokenError(place, 'not text')
  }
  return plain.toString('utf8')
}
