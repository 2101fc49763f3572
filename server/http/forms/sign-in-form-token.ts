import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** For how long the form of a sign-in page that was left open is still known as one of ours. */
const knownForMs = 24 * 3_600_000

const shape = /^([0-9a-z]{1,11})\.([\w-]{22})\.([\w-]{43})$/

/** A session id as the token has it: nobody who reads the form learns the id from it. */
const markOf = (sid: string): string =>
  createHash('sha256').update(`sign-in form:${sid}`, 'utf8').digest('base64url').slice(0, 22)

const signatureOf = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(`sign-in form token:${text}`, 'utf8').digest('base64url')

function isSigned(text: string, signature: string, secret: string): boolean {
  const expected = Buffer.from(signatureOf(text, secret))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * The form token of a stranger's session: dated and signed, so that it is known as ours, and as that of this browser,
 * when the session it was made for is no longer there.
 */
export function signInFormToken(sid: string, at: Date, [secret = '']: readonly string[]): string {
  const text = `${at.getTime().toString(36)}.${markOf(sid)}`
  return `${text}.${signatureOf(text, secret)}`
}

/**
 * Whether a token was made here within the last day, and for which of these sessions, which the browser has or had.
 * @returns undefined for a token that is not ours or too old; else whether it is of one of these sessions
 */
export function readSignInFormToken(
  token: string,
  { sids, at, secrets }: { sids: readonly (string | undefined)[]; at: Date; secrets: readonly string[] },
): { readonly ofThisBrowser: boolean } | undefined {
  const [, moment = '', mark = '', signature = ''] = shape.exec(token) ?? []
  const text = `${moment}.${mark}`
  if (signature === '' || !secrets.some((secret) => isSigned(text, signature, secret))) {
    return undefined
  }
  const age = at.getTime() - Number.parseInt(moment, 36)
  return age < 0 || age > knownForMs
    ? undefined
    : { ofThisBrowser: sids.some((sid) => sid !== undefined && markOf(sid) === mark) }
}
