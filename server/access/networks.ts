import ipaddr from 'ipaddr.js'
import { readAddress, readNetwork } from './read-network.ts'

/**
 * Whether an address lies in one of the networks. IPv4-mapped IPv6 addresses count as IPv4. An entry or address that
 * cannot be read matches nothing.
 */
export function withinNetworks(networks: readonly string[], address: string): boolean {
  const parsed = readAddress(address)
  return (
    parsed !== undefined &&
    networks.some((text) => {
      const network = readNetwork(text)
      return (
        network !== undefined &&
        network.base.kind() === parsed.kind() &&
        parsed.match(network.base, network.length)
      )
    })
  )
}

/** The address as it is compared and stored: IPv4-mapped addresses as IPv4, IPv6 in its short form. */
export function plainAddress(address: string | undefined): string {
  return (address === undefined ? undefined : readAddress(address))?.toString() ?? '0.0.0.0'
}

/** The network a session is tied to: the address itself for IPv4, its /64 for IPv6. */
export function sessionNetwork(address: string): string {
  const parsed = readAddress(address)
  if (parsed === undefined) {
    throw new TypeError('A session has no network without an address')
  }
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()
}
