import { createHmac, type KeyObject } from 'node:crypto'
import { generateAccessCode, normaliseAccessCode } from '../../crypto/access-code.ts'

/** For how many days an invitation can be accepted. */
export const invitationDays = 14

/** A new code of 50 random bits, as it is printed or mailed; only its hash is stored. */
export const newInvitationCode = generateAccessCode

/** What is stored of a code: HMAC-SHA256 of it, however it is typed. */
export const hashInvitationCode = (code: string, key: KeyObject): Buffer =>
  createHmac('sha256', key)
    .update(`record tie:${normaliseAccessCode(code)}`, 'utf8')
    .digest()
