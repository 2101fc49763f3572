import ipaddr from 'ipaddr.js'

/**
 * Whether an address lies in one of the networks. IPv4-mapped IPv6 addresses count as IPv4. An entry or address that
 * cannot be read matches nothing.
 */
export function withinNetworks(networks: readonly string[], address: string): boolean {
  if (!ipaddr.isValid(address)) {
    return false
  }
  const parsed = ipaddr.process(address)
  return networks.some((network) => {
    if (!ipaddr.isValidCIDR(network)) {
      return false
    }
    const [base, length] = ipaddr.parseCIDR(network)
    return base.kind() === parsed.kind() && parsed.match(base, length)
  })
}

/** The address as it is compared and stored: IPv4-mapped addresses as IPv4, IPv6 in its short form. */
export function plainAddress(address: string | undefined): string {
  return address !== undefined && ipaddr.isValid(address) ? ipaddr.process(address).toString() : '0.0.0.0'
}

/** The network a session is tied to: the address itself for IPv4, its /64 for IPv6. */
export function sessionNetwork(address: string): string {
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()
}
