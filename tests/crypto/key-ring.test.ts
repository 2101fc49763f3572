import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { format, inspect } from 'node:util'
import * as fc from 'fast-check'
import { SealBrokenError } from '../../server/crypto/envelope.ts'
import {
  generateDataKey,
  generateRootKey,
  KeyRing,
  KeyRingFormatError,
  UnknownRootKeyError,
} from '../../server/crypto/key-ring.ts'

const old = generateRootKey('2024')
const current = generateRootKey('2025')

describe('the ring of root keys', () => {
  it('wraps with the first key of the list and names its id', () => {
    const ring = KeyRing.parse(`${current}, ${old}`)
    assert.equal(ring.primaryId, '2025')
    assert.deepEqual(ring.ids, ['2025', '2024'])
    assert.equal(ring.wrap(generateDataKey(), 'patient:1').rootKeyId, '2025')
  })

  it('gives the data key back to its owner', () => {
    const ring = KeyRing.parse(current)
    const dataKey = generateDataKey()
    assert.ok(ring.unwrap(ring.wrap(dataKey, 'patient:1'), 'patient:1').equals(dataKey))
  })

  it('does not hold the data key in what it stores', () => {
    const dataKey = generateDataKey()
    const { wrapped } = KeyRing.parse(current).wrap(dataKey, 'patient:1')
    assert.equal(wrapped.indexOf(dataKey.export().subarray(0, 8)), -1)
  })

  it('leaves the data key itself usable after wrapping it', () => {
    const dataKey = generateDataKey()
    const before = dataKey.export()
    KeyRing.parse(current).wrap(dataKey, 'patient:1')
    assert.deepEqual(dataKey.export(), before)
  })

  it('opens what an older key wrapped as long as that key is listed', () => {
    const dataKey = generateDataKey()
    const wrapped = KeyRing.parse(old).wrap(dataKey, 'patient:1')
    assert.ok(KeyRing.parse(`${current},${old}`).unwrap(wrapped, 'patient:1').equals(dataKey))
  })

  it('names the id of a key that it was not given', () => {
    const wrapped = KeyRing.parse(old).wrap(generateDataKey(), 'patient:1')
    assert.throws(
      () => KeyRing.parse(current).unwrap(wrapped, 'patient:1'),
      (error: unknown) => error instanceof UnknownRootKeyError && error.rootKeyId === '2024',
    )
  })

  it('does not open a data key for another owner or purpose', () => {
    const ring = KeyRing.parse(current)
    const wrapped = ring.wrap(generateDataKey(), 'patient:1')
    for (const owner of ['patient:2', 'patient:11', 'purpose:blind-index']) {
      assert.throws(() => ring.unwrap(wrapped, owner), SealBrokenError)
    }
  })

  it('does not open a data key under another key id, or with a changed byte', () => {
    const ring = KeyRing.parse(`${current},${old}`)
    const { wrapped } = ring.wrap(generateDataKey(), 'patient:1')
    assert.throws(() => ring.unwrap({ rootKeyId: '2024', wrapped }, 'patient:1'), SealBrokenError)
    const renamed = KeyRing.parse(`other:${current.slice(current.indexOf(':') + 1)}`)
    assert.throws(() => renamed.unwrap({ rootKeyId: 'other', wrapped }, 'patient:1'), SealBrokenError)
    wrapped.writeUInt8(wrapped.readUInt8(40) ^ 1, 40)
    assert.throws(() => ring.unwrap({ rootKeyId: '2025', wrapped }, 'patient:1'), SealBrokenError)
  })

  it('never shows its keys, however it is printed', () => {
    const ring = KeyRing.parse(`${current},${old}`)
    const shown = '[key ring 2025,2024]'
    assert.equal(String(ring), shown)
    assert.equal(inspect(ring, { showHidden: true, depth: null }), shown)
    assert.equal(format('%o %j', ring, ring), `${shown} "${shown}"`)
    assert.equal(JSON.stringify({ ring }), JSON.stringify({ ring: shown }))
    assert.deepEqual(Reflect.ownKeys(ring), [])
  })
})

describe('the text of root keys', () => {
  const encoded = randomBytes(32).toString('base64')
  const cases: [string, string, RegExp][] = [
    ['nothing', '', /there is no key/],
    ['only spaces', '  ', /there is no key/],
    ['an empty entry after the first', `k1:${encoded},`, /key 2 has no id/],
    ['a key without an id', encoded, /key 1 has no id/],
    ['an empty id', `:${encoded}`, /key 1 has a bad id/],
    ['an id with a separator', `k|1:${encoded}`, /key 1 has a bad id/],
    ['a key in place of the id', `${encoded}:k1`, /key 1 has a bad id/],
    ['a hexadecimal key in place of the id', `${'ab'.repeat(32)}:k1`, /key 1 has a bad id/],
    [
      'a key of 16 bytes',
      `k1:${randomBytes(16).toString('base64')}`,
      /key 1 is 16 bytes long: 32 are needed/,
    ],
    ['a key of 33 bytes', `k1:${randomBytes(33).toString('base64')}`, /key 1 is 33 bytes long/],
    ['an empty key', 'k1:', /key 1 is 0 bytes long/],
    ['a hexadecimal key', `k1:${randomBytes(32).toString('hex')}`, /key 1 is 48 bytes long/],
    ['something other than base64', `k1:${'*'.repeat(44)}`, /key 1 is not base64/],
    ['base64 without its padding', `k1:${encoded.slice(0, -1)}`, /key 1 is not base64/],
    ['an id twice', `${old},2024:${encoded}`, /key 2 has the id of an earlier key/],
    ['a key twice', `k1:${encoded},k2:${encoded}`, /key 2 is the same key as an earlier one/],
  ]
  for (const [what, text, reason] of cases) {
    it(`is refused with ${what}`, () => {
      assert.throws(
        () => KeyRing.parse(text),
        (error: unknown) => error instanceof KeyRingFormatError && reason.test(error.message),
      )
    })
  }

  it('never comes back in an error, not even in pieces', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 12 }), fc.constantFrom('', 'k1:', ':'), (secret, before) => {
        try {
          KeyRing.parse(`${before}${secret}`)
        } catch (error) {
          assert.ok(error instanceof KeyRingFormatError)
          assert.ok(!error.message.includes(secret.slice(0, 8)))
          assert.ok(!error.message.includes('\n'))
        }
      }),
    )
  })

  it('that is generated is accepted, and differs each time', () => {
    assert.deepEqual(KeyRing.parse(generateRootKey('k1')).ids, ['k1'])
    assert.notEqual(generateRootKey('k1'), generateRootKey('k1'))
    assert.throws(() => generateRootKey('k,1'), KeyRingFormatError)
  })

  it('makes no ring of a data key that is too short', () => {
    const ring = KeyRing.parse(current)
    assert.throws(() => ring.wrap(createSecretKey(Buffer.alloc(16, 7)), 'patient:1'), TypeError)
  })
})
