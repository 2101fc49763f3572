import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'

export type Address = ipaddr.IPv4 | ipaddr.IPv6

type Network = { readonly base: Address; readonly length: number }

/** Longer than any address or network that is written out (RFC 4291); what is longer is none. */
const longest = 64

/** What stands before the IPv4 address in an IPv4-mapped one (RFC 4291 2.5.5.2). */
const mappedBits = 96

const notOne = Symbol('not an address or network')

/** The same few texts are read with every request: what was read is kept, for so many of them. */
const kept = 1_000

const addresses = new LRUCache<string, Address | typeof notOne>({
  max: kept,
  memoMethod: (text) => (ipaddr.isValid(text) ? ipaddr.process(text) : notOne),
})

const networks = new LRUCache<string, Network | typeof notOne>({
  max: kept,
  memoMethod: (text) => {
    if (!ipaddr.isValidCIDR(text)) {
      return notOne
    }
    const [base, length] = ipaddr.parseCIDR(text)
    return base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && length >= mappedBits
      ? { base: base.toIPv4Address(), length: length - mappedBits }
      : { base, length }
  },
})

/** Reads an address, an IPv4-mapped one as IPv4; undefined where it is none. */
export function readAddress(text: string): Address | undefined {
  const address = text.length > longest ? notOne : addresses.memo(text)
  return address === notOne ? undefined : address
}

/** Reads a network in CIDR form, an IPv4-mapped one as IPv4; undefined where it is none. */
export function readNetwork(text: string): Network | undefined {
  const network = text.length > longest ? notOne : networks.memo(text)
  return network === notOne ? undefined : network
}
