import { randomBytes } from 'node:crypto'
import speakeasy from 'speakeasy'
import { typedCode } from '../../crypto/typed-code.ts'
import { toBase32 } from './base32.ts'

const stepSeconds = 30

/** A new TOTP seed of 160 random bits (RFC 4226 section 4, R6) in base32. */
export const newTotpSeed = (): string => toBase32(randomBytes(20))

/**
 * The time step that a code belongs to, however it was typed, where it is right now or one step before or after (RFC 6238 section 5.2);
 * undefined for any other code. speakeasy is no longer maintained: only this file knows it.
 */
export function totpStep(seed: string, code: string, at: Date): number | undefined {
  const digits = typedCode(code)
  if (!/^\d{6}$/.test(digits)) {
    return undefined
  }
  const seconds = Math.floor(at.getTime() / 1000)
  const match = speakeasy.totp.verifyDelta({
    secret: seed,
    encoding: 'base32',
    token: digits,
    window: 1,
    step: stepSeconds,
    time: seconds,
  })
  return match === undefined ? undefined : Math.floor(seconds / stepSeconds) + match.delta
}

/** The code of a moment: for the demo's panel and for tests. */
export const totpCode = (seed: string, at: Date): string =>
  speakeasy.totp({
    secret: seed,
    encoding: 'base32',
    step: stepSeconds,
    time: Math.floor(at.getTime() / 1000),
  })

/** The address that an authenticator app reads from the QR code. */
export function totpAddress(seed: string, issuer: string, username: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${seed}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`
}
