import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * An address, or a network in CIDR form, as it is searched for: IPv4-mapped ones as IPv4, IPv6 in its short form.
 * @returns undefined where it is neither
 */
export function plainNetwork(text: string): string | undefined {
  const [address = '', length] = text.split('/')
  // ipaddr.js takes `127.1` and `0x7f.1` too, and zones; the database does not.
  if (isIP(address) === 0 || address.includes('%')) {
    return undefined
  }
  if (length === undefined) {
    return ipaddr.process(address).toString()
  }
  if (!ipaddr.isValidCIDR(text)) {
    return undefined
  }
  const [base, bits] = ipaddr.parseCIDR(text)
  return base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && bits >= 96
    ? `${base.toIPv4Address().toString()}/${bits - 96}`
    : `${base.toString()}/${bits}`
}
