import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { typedCode } from './typed-code.ts'

// Crockford's base32: no I, L, O (mistaken for 1, 1, 0) and no U. https://www.crockford.com/base32.html
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 10

/** A new emergency access code, 50 random bits, written as XXXXX-XXXXX. */
export function generateAccessCode(): string {
  // 32 letters divide 256 evenly: no letter is likelier than another.
  const letters = [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

/** A code as it is compared, however it was typed: capitals, O read as 0, I and L as 1. */
export function normaliseAccessCode(text: string): string {
  return typedCode(text).toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

/** What is stored of a code: HMAC-SHA256 of its normalised form, 32 bytes. */
export function hashAccessCode(code: string, key: KeyObject): Buffer {
  return createHmac('sha256', key)
    .update(`emergency access code:${normaliseAccessCode(code)}`, 'utf8')
    .digest()
}

/** Whether a typed code is the one whose hash is stored, in constant time. */
export function accessCodeMatches(code: string, storedHash: Buffer, key: KeyObject): boolean {
  const hash = hashAccessCode(code, key)
  return hash.length === storedHash.length && timingSafeEqual(hash, storedHash)
}
