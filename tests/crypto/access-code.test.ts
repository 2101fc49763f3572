import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import {
  accessCodeMatches,
  generateAccessCode,
  hashAccessCode,
  normaliseAccessCode,
} from '../../server/crypto/access-code.ts'
import { generateDataKey } from '../../server/crypto/key-ring.ts'

const key = generateDataKey()

describe('an emergency access code', () => {
  it('has two groups of five, without letters that are mistaken for digits', () => {
    for (let made = 0; made < 500; made += 1) {
      assert.match(generateAccessCode(), /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    }
  })

  it('uses every letter about equally often', () => {
    const counts = new Map<string, number>()
    for (let made = 0; made < 6_400; made += 1) {
      for (const letter of normaliseAccessCode(generateAccessCode())) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1)
      }
    }
    assert.equal(counts.size, 32)
    // 2,000 expected of each; eight standard deviations of a fair choice are 352.
    assert.ok([...counts.values()].every((count) => Math.abs(count - 2_000) < 352))
  })

  it('does not repeat', () => {
    assert.equal(new Set(Array.from({ length: 2_000 }, generateAccessCode)).size, 2_000)
  })

  it('is accepted however it is typed', () => {
    const stored = hashAccessCode('01A1Z-7QK0M', key)
    const typed = ['01A1Z-7QK0M', '01a1z7qk0m', ' 0 1 A 1 Z – 7QK0M\n', 'oIaLz-7qkOm', '０１A1Z-7QK0M']
    for (const code of typed) {
      assert.ok(accessCodeMatches(code, stored, key), code)
    }
  })

  it('is refused when any letter differs, is missing or is added', () => {
    const code = generateAccessCode()
    const stored = hashAccessCode(code, key)
    const letters = normaliseAccessCode(code)
    fc.assert(
      fc.property(
        fc.nat({ max: 9 }),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZU')),
        (at, letter) => {
          fc.pre(letters[at] !== letter)
          assert.ok(!accessCodeMatches(letters.slice(0, at) + letter + letters.slice(at + 1), stored, key))
          assert.ok(!accessCodeMatches(letters.slice(0, at) + letters.slice(at + 1), stored, key))
          assert.ok(!accessCodeMatches(letters + letter, stored, key))
        },
      ),
    )
    assert.ok(!accessCodeMatches('', stored, key))
  })

  it('is refused under another key, and against a hash cut short', () => {
    const code = generateAccessCode()
    const stored = hashAccessCode(code, key)
    assert.ok(accessCodeMatches(code, stored, key))
    assert.ok(!accessCodeMatches(code, stored, generateDataKey()))
    assert.ok(!accessCodeMatches(code, stored.subarray(0, 16), key))
    assert.ok(!accessCodeMatches(code, Buffer.alloc(0), key))
  })

  it('is stored as 32 bytes that do not contain it', () => {
    const stored = hashAccessCode('01A1Z-7QK0M', key)
    assert.equal(stored.length, 32)
    assert.equal(stored.indexOf('01A1Z'), -1)
  })
})
