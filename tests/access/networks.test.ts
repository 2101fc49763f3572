import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainAddress, sessionNetwork, withinNetworks } from '../../server/access/networks.ts'

const toNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

describe('networks', () => {
  it('take an IPv4-mapped address for what it is', () => {
    assert.equal(withinNetworks(['127.0.0.0/8'], '::ffff:127.0.0.1'), true)
    assert.equal(plainAddress('::ffff:10.1.2.3'), '10.1.2.3')
  })

  it('do not mix IPv4 with IPv6', () => {
    assert.equal(withinNetworks(['0.0.0.0/0'], '2001:db8::1'), false)
    assert.equal(withinNetworks(['::/0'], '10.0.0.1'), false)
    assert.equal(withinNetworks(['2001:db8::/32'], '2001:db8:1::1'), true)
  })

  it('deny when an entry or the address cannot be read', () => {
    assert.equal(withinNetworks(['10.0.0.0/33'], '10.0.0.1'), false)
    assert.equal(withinNetworks(['nonsense'], '10.0.0.1'), false)
    assert.equal(withinNetworks(['0.0.0.0/0'], 'nonsense'), false)
    assert.equal(withinNetworks(['', '10.0.0.0/8'], '10.0.0.1'), true)
  })

  it('agree with arithmetic on every IPv4 network and address', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, base, length) => {
        const size = 2 ** (32 - length)
        const inside = Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size)
        assert.equal(withinNetworks([`${base}/${length}`], address), inside)
      }),
    )
  })

  it('tie a session to the address, or to the /64 of an IPv6 address', () => {
    assert.equal(sessionNetwork('10.0.0.1'), '10.0.0.1')
    assert.equal(sessionNetwork('2001:db8:1:2:3:4:5:6'), sessionNetwork('2001:db8:1:2:ffff::1'))
    assert.notEqual(sessionNetwork('2001:db8:1:2::1'), sessionNetwork('2001:db8:1:3::1'))
  })
})
