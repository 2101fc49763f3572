import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { DataKeys } from '../../server/crypto/data-keys.ts'
import { SealBrokenError } from '../../server/crypto/envelope.ts'
import {
  generateDataKey,
  generateRootKey,
  KeyRing,
  UnknownRootKeyError,
} from '../../server/crypto/key-ring.ts'

function countedRing(t: TestContext) {
  const ring = KeyRing.parse(`${generateRootKey('new')},${generateRootKey('old')}`)
  const unwrap = t.mock.method(ring, 'unwrap')
  return { ring, unwraps: () => unwrap.mock.callCount() }
}

describe('the unwrapped data keys that are kept', () => {
  it('are unwrapped once for many uses', (t) => {
    const { ring, unwraps } = countedRing(t)
    const keys = new DataKeys(ring)
    const dataKey = generateDataKey()
    const wrapped = ring.wrap(dataKey, 'patient:1')
    assert.ok(keys.open('patient:1', wrapped).equals(dataKey))
    assert.ok(keys.open('patient:1', { ...wrapped, wrapped: Buffer.from(wrapped.wrapped) }).equals(dataKey))
    assert.equal(unwraps(), 1)
  })

  it('are not given for a row that was wrapped anew', (t) => {
    const { ring, unwraps } = countedRing(t)
    const keys = new DataKeys(ring)
    const dataKey = generateDataKey()
    keys.open('patient:1', ring.wrap(dataKey, 'patient:1'))
    assert.ok(keys.open('patient:1', ring.wrap(dataKey, 'patient:1')).equals(dataKey))
    assert.equal(unwraps(), 2)
  })

  it('are not given for a row whose wrapped key was swapped, altered, or renamed', (t) => {
    const { ring } = countedRing(t)
    const keys = new DataKeys(ring)
    const mine = ring.wrap(generateDataKey(), 'patient:1')
    const other = ring.wrap(generateDataKey(), 'patient:2')
    keys.open('patient:1', mine)
    keys.open('patient:2', other)
    assert.throws(() => keys.open('patient:1', other), SealBrokenError)
    assert.throws(() => keys.open('patient:1', { ...mine, rootKeyId: 'old' }), SealBrokenError)
    assert.throws(() => keys.open('patient:1', { ...mine, rootKeyId: 'gone' }), UnknownRootKeyError)
    mine.wrapped.writeUInt8(mine.wrapped.readUInt8(30) ^ 1, 30)
    assert.throws(() => keys.open('patient:1', mine), SealBrokenError)
  })

  it('are new when the same owner gets a new data key', (t) => {
    const { ring } = countedRing(t)
    const keys = new DataKeys(ring)
    const before = generateDataKey()
    const after = generateDataKey()
    keys.open('patient:1', ring.wrap(before, 'patient:1'))
    assert.ok(keys.open('patient:1', ring.wrap(after, 'patient:1')).equals(after))
  })

  it('are dropped at once when forgotten', (t) => {
    const { ring, unwraps } = countedRing(t)
    const keys = new DataKeys(ring)
    const wrapped = ring.wrap(generateDataKey(), 'patient:1')
    keys.open('patient:1', wrapped)
    keys.forget('patient:1')
    keys.open('patient:1', wrapped)
    assert.equal(unwraps(), 2)
  })

  it('are bounded in number: the one used longest ago goes first', (t) => {
    const { ring, unwraps } = countedRing(t)
    const keys = new DataKeys(ring, { max: 2 })
    const owners = ['patient:1', 'patient:2', 'patient:3'] as const
    const wrapped = new Map(owners.map((owner) => [owner, ring.wrap(generateDataKey(), owner)]))
    const open = (owner: (typeof owners)[number]) => keys.open(owner, wrapped.get(owner)!)
    open('patient:1')
    open('patient:2')
    open('patient:1')
    open('patient:3')
    open('patient:1')
    assert.equal(unwraps(), 3)
    open('patient:2')
    assert.equal(unwraps(), 4)
  })

  it('are bounded in time, also when used all along', (t) => {
    const { ring, unwraps } = countedRing(t)
    let now = 1_000
    t.mock.method(performance, 'now', () => now)
    const keys = new DataKeys(ring, { ttlMs: 60_000 })
    const wrapped = ring.wrap(generateDataKey(), 'patient:1')
    keys.open('patient:1', wrapped)
    now += 59_999
    keys.open('patient:1', wrapped)
    assert.equal(unwraps(), 1)
    now += 2
    keys.open('patient:1', wrapped)
    assert.equal(unwraps(), 2)
  })

  it('are not kept where unwrapping failed', (t) => {
    const { ring, unwraps } = countedRing(t)
    const keys = new DataKeys(ring)
    const foreign = ring.wrap(generateDataKey(), 'patient:2')
    assert.throws(() => keys.open('patient:1', foreign), SealBrokenError)
    assert.throws(() => keys.open('patient:1', foreign), SealBrokenError)
    assert.equal(unwraps(), 2)
  })
})
