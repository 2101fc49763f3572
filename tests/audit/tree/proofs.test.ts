import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { describe, it } from 'node:test'
import { RFC9162 } from '@transmute/rfc9162'
import fc from 'fast-check'
import {
  consistencyHolds,
  consistencyRanges,
  type TreeHead,
} from '../../../server/audit/tree/consistency-proof.ts'
import { leftWidth } from '../../../server/audit/tree/cover.ts'
import { nodeHash } from '../../../server/audit/tree/hashing.ts'
import { inclusionRanges, rootOfInclusion } from '../../../server/audit/tree/inclusion-proof.ts'
import type { LeafRange } from '../../../server/audit/tree/stored-tree.ts'
import { leafHash } from '../../../server/audit/log/leaf.ts'

const most = 300
const large = 70_000

const entry = (index: number) => `row ${index}`
const entries = Array.from({ length: most }, (_, index) => Buffer.from(entry(index)))
const leaves = Array.from({ length: large }, (_, index) => leafHash(entry(index)))
const leafAt = (index: number) => leaves[index] ?? Buffer.alloc(0)

const roots = new Map<string, Buffer>()

/** The definition of RFC 9162 2.1.1, word for word; complete subtrees are remembered. */
function rootOf(from: number, to: number): Buffer {
  if (to - from === 1) {
    return leafAt(from)
  }
  const name = `${from}/${to}`
  const known = roots.get(name)
  if (known !== undefined) {
    return known
  }
  const middle = from + leftWidth(to - from)
  const root = nodeHash(rootOf(from, middle), rootOf(middle, to))
  roots.set(name, root)
  return root
}

const rootsOf = (ranges: readonly LeafRange[]) => ranges.map(({ from, to }) => rootOf(from, to))
const inclusion = (index: number, size: number) => rootsOf(inclusionRanges(index, size))
const consistency = (older: number, newer: number) => rootsOf(consistencyRanges(older, newer))
const head = (size: number): TreeHead => ({ size, root: rootOf(0, size) })
const isPowerOfTwo = (size: number) => (size & (size - 1)) === 0

/** What the other implementation gives and takes: it keeps the older root in front where RFC 9162 leaves it out. */
const asTheirs = (older: number, path: readonly Buffer[]) =>
  isPowerOfTwo(older) ? [rootOf(0, older), ...path] : [...path]

const theyTakeInclusion = (index: number, size: number) =>
  RFC9162.verifyInclusionProof(rootOf(0, size), leafAt(index), {
    log_id: '',
    tree_size: size,
    leaf_index: index,
    inclusion_path: inclusion(index, size),
  })

const theyTakeConsistency = (older: number, newer: number) =>
  RFC9162.verifyConsistencyProof(rootOf(0, older), rootOf(0, newer), {
    log_id: '',
    tree_size_1: older,
    tree_size_2: newer,
    consistency_path: asTheirs(older, consistency(older, newer)),
  })

const places = (size: number) =>
  [...new Set([0, size >> 1, size - 2, size - 1, randomInt(size)])].filter((at) => at >= 0)

describe('proofs of the tree', () => {
  it('of every leaf and every earlier size hold, for every size', () => {
    for (let size = 1; size <= 140; size += 1) {
      const { root } = head(size)
      for (let at = 0; at < size; at += 1) {
        const path = inclusion(at, size)
        assert.deepEqual(
          rootOfInclusion({ hash: leafAt(at), index: at, size }, path),
          root,
          `${at} of ${size}`,
        )
        assert.ok(path.length <= Math.ceil(Math.log2(size)))
        const older = at + 1
        assert.ok(consistencyHolds(head(older), head(size), consistency(older, size)), `${older} to ${size}`)
      }
    }
  })

  it('are taken by another implementation of RFC 9162, for every size', async () => {
    for (let size = 1; size <= most; size += 1) {
      for (const at of places(size)) {
        assert.ok(await theyTakeInclusion(at, size), `leaf ${at} of ${size}`)
        if (at > 0) {
          assert.ok(await theyTakeConsistency(at, size), `${at} to ${size}`)
        }
      }
    }
  })

  it('of another implementation are the same, and are taken', async () => {
    for (let size = 2; size <= most; size += size < 40 ? 1 : 13) {
      const list = entries.slice(0, size)
      const at = randomInt(size)
      const path = (await RFC9162.PATH(at, list)).map((hash) => Buffer.from(hash))
      assert.deepEqual(path, inclusion(at, size), `leaf ${at} of ${size}`)
      assert.deepEqual(rootOfInclusion({ hash: leafAt(at), index: at, size }, path), rootOf(0, size))
      const older = 1 + randomInt(size - 1)
      const theirs = (await RFC9162.PROOF(older, list)).map((hash) => Buffer.from(hash))
      assert.deepEqual(theirs, asTheirs(older, consistency(older, size)), `${older} to ${size}`)
      assert.ok(consistencyHolds(head(older), head(size), isPowerOfTwo(older) ? theirs.slice(1) : theirs))
    }
  })

  it('hold in large trees of any size, here and there', async () => {
    for (let round = 0; round < 25; round += 1) {
      const size = 2 + randomInt(large - 2)
      const at = 1 + randomInt(size - 1)
      assert.deepEqual(
        rootOfInclusion({ hash: leafAt(at), index: at, size }, inclusion(at, size)),
        rootOf(0, size),
      )
      assert.ok(consistencyHolds(head(at), head(size), consistency(at, size)))
      assert.ok(await theyTakeInclusion(at, size), `leaf ${at} of ${size}`)
      assert.ok(await theyTakeConsistency(at, size), `${at} to ${size}`)
    }
  })

  it('do not hold for another leaf, place, size, root or path', () => {
    const size = fc.integer({ min: 2, max: most })
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, one, other) => {
        const at = one % count
        const path = inclusion(at, count)
        const { root } = head(count)
        const elsewhere = other % count
        const holds = (index: number, hash: Buffer, of: number, way: readonly Buffer[]) =>
          rootOfInclusion({ hash, index, size: of }, way)?.equals(root) === true
        assert.ok(holds(at, leafAt(at), count, path))
        assert.equal(holds(elsewhere, leafAt(at), count, path), elsewhere === at)
        assert.equal(holds(at, leafAt(elsewhere), count, path), elsewhere === at)
        assert.ok(!holds(at, leafAt(at), count, path.slice(1)))
        assert.ok(!holds(at, leafAt(at), count, path.slice(0, -1)))
        assert.ok(!holds(at, leafAt(at), count, [...path, root]))
        assert.ok(!holds(count, leafAt(at), count, path))
        assert.ok(!holds(-1, leafAt(at), count, path))
        const spoilt = path.with(other % path.length, leafHash('another'))
        assert.ok(!holds(at, leafAt(at), count, spoilt))
      }),
    )
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, one, other) => {
        const older = 1 + (one % (count - 1))
        const path = consistency(older, count)
        const forged = { size: older, root: leafHash('another') }
        assert.ok(!consistencyHolds(forged, head(count), path))
        assert.ok(!consistencyHolds(head(older), { size: count, root: leafHash('another') }, path))
        assert.ok(!consistencyHolds(head(older), head(count), path.slice(1)))
        assert.ok(!consistencyHolds(head(older), head(count), path.slice(0, -1)))
        assert.ok(!consistencyHolds(head(older), head(count), [...path, forged.root]))
        assert.ok(!consistencyHolds(head(older), head(count), path.with(other % path.length, forged.root)))
        assert.ok(!consistencyHolds(head(count), head(older), path))
        const another = 1 + (other % count)
        if (another !== older) {
          assert.ok(!consistencyHolds({ size: another, root: rootOf(0, older) }, head(count), path))
        }
      }),
    )
    assert.ok(consistencyHolds(head(7), head(7), []))
    assert.ok(!consistencyHolds(head(7), { size: 7, root: rootOf(0, 8) }, []))
    assert.ok(!consistencyHolds({ size: 0, root: rootOf(0, 1) }, head(1), []))
  })
})
