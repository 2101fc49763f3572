import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import {
  looksSealed,
  openBytes,
  openText,
  type Place,
  SealBrokenError,
  sealBytes,
  sealText,
  UnsealableTextError,
} from '../../server/crypto/envelope.ts'
import { generateDataKey } from '../../server/crypto/key-ring.ts'

const key = generateDataKey()
const place: Place = { table: 'patients', column: 'phone', row: '0198c1f0-7e61-7c55-a0c2-0242ac120002' }

function broken(reason: string) {
  return (error: unknown) => error instanceof SealBrokenError && error.reason === reason
}

describe('the envelope of a sealed value', () => {
  it('gives every well-formed text back exactly', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        assert.equal(openText(sealText(text, key, place), key, place), text)
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps emoji, NUL, a byte order mark, nothing at all, and a mebibyte', () => {
    const texts = ['', '\0', '\uFEFFbegins with a mark', '👩🏽‍⚕️', 'é e\u0301', '\r\n\t', 'ü'.repeat(1024 * 1024)]
    for (const text of texts) {
      assert.equal(openText(sealText(text, key, place), key, place), text)
    }
  })

  it('gives every sequence of bytes back exactly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const plain = Buffer.from(bytes)
        assert.deepEqual(openBytes(sealBytes(plain, key, place), key, place), plain)
      }),
    )
  })

  it('refuses text with half of a surrogate pair instead of losing it', () => {
    for (const text of ['\uD83D', 'a\uDE00b', '\uDE00\uD83D']) {
      assert.throws(() => sealText(text, key, place), UnsealableTextError)
    }
  })

  it('begins with version 1, a nonce of 12 bytes and a tag of 16', () => {
    const box = sealText('four', key, place)
    assert.equal(box[0], 1)
    assert.equal(box.length, 1 + 12 + 16 + 4)
  })

  it('makes two boxes of one text that have no part in common', () => {
    const one = sealText('0825550101', key, place)
    const other = sealText('0825550101', key, place)
    assert.notDeepEqual(one.subarray(1, 13), other.subarray(1, 13))
    assert.notDeepEqual(one.subarray(13, 29), other.subarray(13, 29))
    assert.notDeepEqual(one.subarray(29), other.subarray(29))
  })

  it('never repeats a nonce in ten thousand boxes', () => {
    const nonces = Array.from({ length: 10_000 }, () => sealText('', key, place).toString('hex', 1, 13))
    assert.equal(new Set(nonces).size, nonces.length)
  })

  it('does not open when any single bit is flipped', () => {
    const box = sealText('Amoxicillin', key, place)
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      const flipped = Buffer.from(box)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      assert.throws(
        () => openText(flipped, key, place),
        broken(bit < 8 ? 'unknown version' : 'not authentic'),
      )
    }
  })

  it('does not open when cut short or lengthened anywhere', () => {
    const box = sealText('Amoxicillin', key, place)
    for (let length = 0; length < box.length; length += 1) {
      const reason = length < 29 ? 'too short' : 'not authentic'
      assert.throws(() => openText(box.subarray(0, length), key, place), broken(reason))
    }
    assert.throws(() => openText(Buffer.concat([box, Buffer.of(0)]), key, place), broken('not authentic'))
  })

  it('does not open a plain value planted in the column', () => {
    assert.throws(() => openText(Buffer.from('Penicillin'), key, place), broken('too short'))
    const long = 'Penicillin, peanuts, and latex gloves'
    assert.throws(() => openText(Buffer.from(long), key, place), broken('unknown version'))
    assert.throws(() => openText(Buffer.from(`\u0001${long}`), key, place), broken('not authentic'))
  })

  it('does not open in another table, column or row', () => {
    const box = sealText('Amoxicillin', key, place)
    const part = fc.stringMatching(/^[!-{}~]{1,40}$/)
    fc.assert(
      fc.property(fc.record({ table: part, column: part, row: part }), (elsewhere) => {
        for (const moved of [
          { ...place, table: elsewhere.table },
          { ...place, column: elsewhere.column },
          { ...place, row: elsewhere.row },
          elsewhere,
        ]) {
          assert.throws(() => openText(box, key, moved), broken('not authentic'))
        }
      }),
    )
  })

  it('refuses a place whose parts could be read as another place', () => {
    const shifted = { table: 'patients', column: 'phone|7', row: '1' }
    for (const bad of [
      shifted,
      { ...place, row: '' },
      { ...place, table: 'pätients' },
      { ...place, row: 'a b' },
    ]) {
      assert.throws(() => sealText('x', key, bad), TypeError)
      assert.throws(() => openText(sealText('x', key, place), key, bad), TypeError)
    }
  })

  it('does not open with another key', () => {
    assert.throws(
      () => openText(sealText('x', key, place), generateDataKey(), place),
      broken('not authentic'),
    )
  })

  it('refuses a key that is not 256 bits long', () => {
    assert.throws(() => sealText('x', createSecretKey(Buffer.alloc(16)), place), {
      code: 'ERR_CRYPTO_INVALID_KEYLEN',
    })
  })

  it('does not pass off bytes as text', () => {
    const box = sealBytes(Buffer.of(0xc3, 0x28), key, place)
    assert.throws(() => openText(box, key, place), broken('not text'))
  })

  it('names table, column, row and reason in the error, and nothing of the content', () => {
    const box = sealText('Amoxicillin', key, place)
    box.writeUInt8(box.readUInt8(28) ^ 1, 28)
    assert.throws(
      () => openText(box, key, place),
      (error: unknown) => {
        assert.ok(error instanceof SealBrokenError)
        assert.deepEqual(error.place, place)
        assert.equal(
          error.message,
          `The sealed value in patients.phone, row ${place.row}, cannot be opened: not authentic`,
        )
        assert.ok(!JSON.stringify(error).includes('Amox'))
        return true
      },
    )
  })

  it('is told from plain bytes by its form', () => {
    assert.ok(looksSealed(sealText('', key, place)))
    assert.ok(!looksSealed(Buffer.from('Penicillin, peanuts, and latex gloves')))
    assert.ok(!looksSealed(Buffer.alloc(28, 1)))
  })
})
