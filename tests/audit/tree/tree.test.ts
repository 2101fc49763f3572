import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { describe, it } from 'node:test'
import RFC9162 from '@transmute/rfc9162'
import fc from 'fast-check'
import { cover, width } from '../../../server/audit/tree/cover.ts'
import { emptyRoot } from '../../../server/audit/tree/hashing.ts'
import { TreeFold } from '../../../server/audit/tree/tree-fold.ts'

const entries = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`row ${index}`))
const leaf = (entry: Buffer) => hash('sha256', Buffer.concat([Buffer.from([0]), entry]), 'buffer')

function rootOf(list: readonly Buffer[]): Buffer {
  const fold = new TreeFold()
  for (const entry of list) {
    fold.add(leaf(entry))
  }
  return fold.root()
}

const sizes = fc.integer({ min: 0, max: 300 })

describe('the tree', () => {
  it('has the roots and leaves of another implementation of RFC 9162', async () => {
    assert.deepEqual(rootOf([]), emptyRoot)
    const list = entries(140)
    for (let count = 1; count <= list.length; count += 1) {
      const theirs = await RFC9162.default.treeHead(list.slice(0, count))
      assert.deepEqual(rootOf(list.slice(0, count)), Buffer.from(theirs), `${count} leaves`)
    }
    assert.deepEqual(
      leaf(list[3] ?? Buffer.alloc(0)),
      Buffer.from(await RFC9162.default.leaf(list[3] ?? Buffer.alloc(0))),
    )
  })

  it('covers any range by the fewest complete subtrees, without gap or overlap', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const subtrees = cover(from, to)
        let at = from
        for (const { level, index } of subtrees) {
          assert.equal(index * width(level), at)
          at += width(level)
        }
        assert.equal(at, to)
        const joinable = subtrees.some((subtree, place) => {
          const next = subtrees[place + 1]
          return next !== undefined && next.level === subtree.level && subtree.index % 2 === 0
        })
        assert.ok(!joinable)
      }),
    )
  })

  it('has the same root when any ranges of its leaves are folded as subtrees', () => {
    fc.assert(
      fc.property(sizes, fc.array(sizes, { maxLength: 6 }), (size, cuts) => {
        const list = entries(size)
        const places = [...new Set([0, ...cuts.filter((cut) => cut < size), size])].toSorted((a, b) => a - b)
        const fold = new TreeFold()
        for (const [place, to] of places.slice(1).entries()) {
          for (const { level, index } of cover(places[place] ?? 0, to)) {
            fold.add(rootOf(list.slice(index * width(level), (index + 1) * width(level))), level)
          }
        }
        assert.equal(fold.size, size)
        assert.deepEqual(fold.root(), rootOf(list))
      }),
    )
  })

  it('goes on from its peaks as if it had never stopped, and tells every node once', () => {
    fc.assert(
      fc.property(sizes, sizes, (first, second) => {
        const list = entries(first + second)
        const nodes = new Map<string, Buffer>()
        const keep = ({ level, index }: { level: number; index: number }, node: Buffer) => {
          assert.ok(!nodes.has(`${level}/${index}`))
          nodes.set(`${level}/${index}`, node)
        }
        const begun = new TreeFold(keep)
        for (const entry of list.slice(0, first)) {
          begun.add(leaf(entry))
        }
        const resumed = TreeFold.resume(first, begun.peaks, keep)
        for (const entry of list.slice(first)) {
          resumed.add(leaf(entry))
        }
        assert.deepEqual(resumed.root(), rootOf(list))
        for (const [name, node] of nodes) {
          const [level = 0, index = 0] = name.split('/').map(Number)
          assert.deepEqual(node, rootOf(list.slice(index * width(level), (index + 1) * width(level))), name)
        }
        assert.equal(nodes.size, list.length - peakCount(list.length))
      }),
    )
  })

  it('refuses a subtree where none of its width can stand', () => {
    const fold = new TreeFold()
    fold.add(emptyRoot)
    assert.throws(() => fold.add(emptyRoot, 1), { name: 'MisplacedSubtreeError' })
  })
})

/** How many peaks a tree of so many leaves has: its set bits. */
function peakCount(size: number): number {
  return cover(0, size).length
}
