import { createHmac, timingSafeEqual } from 'node:crypto'

/** Who is asked to resume: a session that is held, and the address at which it is. */
export type HeldAt = { readonly sid: string; readonly address: string }

const tokenOf = ({ sid, address }: HeldAt, secret: string): string =>
  createHmac('sha256', secret).update(`held session:${sid}:${address}`, 'utf8').digest('base64url')

/**
 * The form token of the page on which a held session is resumed. It is not the session's own: whoever holds the cookie
 * elsewhere and reads this page learns nothing that a form of the session would be believed by.
 */
export const heldFormToken = (held: HeldAt, [secret = '']: readonly string[]): string => tokenOf(held, secret)

/** Whether a posted token is that of the page shown to this held session at this address. */
export const isHeldFormToken = (posted: string, held: HeldAt, secrets: readonly string[]): boolean =>
  secrets.some((secret) => {
    const expected = Buffer.from(tokenOf(held, secret))
    const given = Buffer.from(posted)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
