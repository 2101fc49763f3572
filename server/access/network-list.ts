import ipaddr from 'ipaddr.js'
import { plainNetwork } from './plain-network.ts'
import { readNetwork } from './read-network.ts'

/** More would be a list that nobody looks through. */
const longest = 50

export type NetworkList = { readonly networks: readonly string[]; readonly problem?: string }

const whole = (text: string) => (text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`)

/** Where the network of an entry begins; `10.0.0.5/8` begins at 10.0.0.0. */
function beginningOf(network: string): string {
  const [address] = ipaddr.parseCIDR(network)
  const beginning =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(network)
      : ipaddr.IPv6.networkAddressFromCIDR(network)
  return `${beginning.toString()}/${network.split('/')[1] ?? ''}`
}

/**
 * Reads a list of networks as it is typed: one a line, addresses alone too, IPv4-mapped ones as IPv4. Twice the same
 * counts once.
 * @returns the networks in CIDR form, or what is wrong with the first entry that cannot be taken
 */
export function readNetworkList(text: string): NetworkList {
  const networks = new Set<string>()
  for (const entry of text.split(/[\s,;]+/).filter((part) => part !== '')) {
    const plain = plainNetwork(entry)
    if (plain === undefined) {
      return {
        networks: [],
        problem: `“${entry.slice(0, 60)}” is not a network. Write it as 10.20.0.0/16 or 2001:db8::/32, or as one address.`,
      }
    }
    const network = whole(plain)
    const beginning = beginningOf(network)
    if (beginning !== network) {
      return {
        networks: [],
        problem: `“${entry.slice(0, 60)}” does not begin where its network does. Write ${beginning}.`,
      }
    }
    networks.add(network)
  }
  return networks.size > longest
    ? { networks: [], problem: `Enter ${longest} networks or fewer; join those that lie side by side.` }
    : { networks: [...networks] }
}

/** Whether every address of one list is in the other as well; the empty list is every address. */
export function liesWithin(inner: readonly string[], outer: readonly string[]): boolean {
  if (outer.length === 0) {
    return true
  }
  const around = outer.map(readNetwork)
  return (
    inner.length > 0 &&
    inner.every((text) => {
      const network = readNetwork(text)
      return around.some(
        (wide) =>
          network !== undefined &&
          wide !== undefined &&
          network.base.kind() === wide.base.kind() &&
          network.length >= wide.length &&
          network.base.match(wide.base, wide.length),
      )
    })
  )
}
