import { createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { normaliseAccessCode } from './access-code.ts'

// Crockford's base32: no I, L, O (mistaken for 1, 1, 0) and no U. https://www.crockford.com/base32.html
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 13

/** A new backup code, 65 random bits (NIST SP 800-63B-4 section 4.2.1.1 asks for 64), written as XXXXX-XXXXX-XXX. */
export function generateBackupCode(): string {
  // 32 letters divide 256 evenly: no letter is likelier than another.
  const letters = [...randomBytes(CODE_LENGTH)]
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join('')
  return `${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10)}`
}

/** What is stored of a backup code, however it was typed: HMAC-SHA256 of its normalised form, 32 bytes. */
export function hashBackupCode(code: string, key: KeyObject): Buffer {
  return createHmac('sha256', key)
    .update(`backup code:${normaliseAccessCode(code)}`, 'utf8')
    .digest()
}
