import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newTotpSeed, totpCode, totpStep } from '../../../server/accounts/second-factor/totp.ts'

/** RFC 6238 appendix B, for SHA-1: the shared secret is the text "12345678901234567890". */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('codes of the app', () => {
  for (const [seconds, eightDigits] of [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const) {
    it(`are at second ${seconds} the last six digits of what RFC 6238 says`, () => {
      const at = new Date(seconds * 1000)
      assert.equal(totpCode(seed, at), eightDigits.slice(2))
      assert.equal(totpStep(seed, eightDigits.slice(2), at), Math.floor(seconds / 30))
    })
  }

  it('come from seeds of 160 random bits', () => {
    const seeds = Array.from({ length: 1_000 }, newTotpSeed)
    assert.equal(new Set(seeds).size, seeds.length)
    assert.ok(seeds.every((made) => /^[A-Z2-7]{32}$/.test(made)))
  })
})
