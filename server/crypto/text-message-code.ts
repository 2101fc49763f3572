import { createHmac, type KeyObject, randomInt } from 'node:crypto'
import { typedCode } from './typed-code.ts'

/** A new code of six digits, each of the million as likely as the others. */
export const generateTextMessageCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/**
 * What is stored of a code: HMAC-SHA256 with what it is for, 32 bytes. A plain hash of six digits would be tried out in
 * no time.
 */
export const hashTextMessageCode = (
  code: string,
  key: KeyObject,
  use: { readonly userId: string; readonly purpose: string; readonly sessionId: string },
): Buffer =>
  createHmac('sha256', key)
    .update(`text message code:${use.userId}:${use.purpose}:${use.sessionId}:${typedCode(code)}`, 'utf8')
    .digest()
