import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { withinNetworks } from '../../server/access/networks.ts'

/** An address as its bits, most significant first, written without the library that the product reads them with. */
const v4Bits = (address: string) => address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)

const groups = (text: string) => (text === '' ? [] : text.split(':'))

function v6Bits(address: string): bigint {
  const [head = '', tail] = address.split('::')
  const before = groups(head)
  const after = tail === undefined ? [] : groups(tail)
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

const v6Text = (bits: bigint) =>
  Array.from({ length: 8 }, (_, index) => ((bits >> BigInt(16 * (7 - index))) & 0xffffn).toString(16)).join(
    ':',
  )
const v4Text = (bits: bigint) =>
  Array.from({ length: 4 }, (_, index) => ((bits >> BigInt(8 * (3 - index))) & 0xffn).toString()).join('.')

const sameNetwork = (one: bigint, other: bigint, width: number, length: number) =>
  one >> BigInt(width - length) === other >> BigInt(width - length)

/** An address near another: so that half of the cases lie inside. */
const near = (bits: bigint, width: number) =>
  fc.integer({ min: 0, max: width - 1 }).map((bit) => bits ^ (1n << BigInt(bit)))

const v4Case = fc
  .bigInt({ min: 0n, max: 2n ** 32n - 1n })
  .chain((base) =>
    fc.record({ base: fc.constant(base), address: near(base, 32), length: fc.integer({ min: 0, max: 32 }) }),
  )
const v6Case = fc.bigInt({ min: 2n ** 48n, max: 2n ** 128n - 1n }).chain((base) =>
  fc.record({
    base: fc.constant(base),
    address: near(base, 128),
    length: fc.integer({ min: 0, max: 128 }),
  }),
)

describe('networks against arithmetic on the bits of addresses', () => {
  it('hold for IPv4, plain and mapped into IPv6, written either way', () => {
    fc.assert(
      fc.property(v4Case, ({ base, address, length }) => {
        const expected = sameNetwork(base, address, 32, length)
        assert.equal(v4Bits(v4Text(address)), address)
        for (const written of [
          v4Text(address),
          `::ffff:${v4Text(address)}`,
          v6Text((0xffffn << 32n) | address),
        ]) {
          assert.equal(withinNetworks([`${v4Text(base)}/${length}`], written), expected, written)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('hold for IPv6, however it is shortened', () => {
    fc.assert(
      fc.property(v6Case, ({ base, address, length }) => {
        fc.pre(address >> 32n !== 0xffffn)
        const expected = sameNetwork(base, address, 128, length)
        assert.equal(withinNetworks([`${v6Text(base)}/${length}`], v6Text(address)), expected)
        assert.equal(withinNetworks([`${v6Text(base).toUpperCase()}/${length}`], v6Text(address)), expected)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), fc.integer({ min: 0, max: 128 }), (address, base, length) => {
        fc.pre(!address.includes('.') && !base.includes('.'))
        const expected = sameNetwork(v6Bits(base), v6Bits(address), 128, length)
        assert.equal(withinNetworks([`${base}/${length}`], address), expected)
      }),
    )
  })

  it('take a network that is written in the mapped form for the IPv4 one that it means', () => {
    assert.equal(withinNetworks(['::ffff:10.0.0.0/104'], '10.200.1.1'), true)
    assert.equal(withinNetworks(['::ffff:10.0.0.0/104'], '::ffff:10.200.1.1'), true)
    assert.equal(withinNetworks(['::ffff:10.0.0.0/104'], '11.0.0.1'), false)
  })

  it('deny whatever is no network, and whatever is no address, and never throw', () => {
    const text = fc.oneof(
      fc.string(),
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('10.0.0.0/', '/8', '10/8', '1.2.3.4/-1'),
    )
    fc.assert(
      fc.property(text, (entry) => {
        fc.pre(!/^[^/]+\/\d+$/.test(entry))
        assert.equal(withinNetworks([entry], '10.0.0.1'), false)
        assert.equal(withinNetworks([entry], '2001:db8::1'), false)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (address) => {
        fc.pre(isIP(address) === 0 && !/^[\dxa-f.]+$/i.test(address))
        assert.equal(withinNetworks(['0.0.0.0/0', '::/0'], address), false)
      }),
    )
  })
})
