// Stands for wherever MedGuard is reached: never looked up, only compared with.
const here = new URL('https://here.invalid/pages/page')

const webSchemes = new Set(['http:', 'https:'])
const otherSchemes = new Set(['mailto:', 'tel:'])

/** An address as browsers understand it (WHATWG URL: tabs and line ends go, `\` is `/`). */
const understood = (address: string): URL | undefined =>
  URL.canParse(address, here.href) ? new URL(address, here) : undefined

/** Whether a page may link there: web, mail and telephone addresses, and our own paths; nothing that runs or embeds. */
export function mayLinkTo(address: string): boolean {
  const url = understood(address)
  return url !== undefined && (webSchemes.has(url.protocol) || otherSchemes.has(url.protocol))
}

/** Whether a link leads to another site. */
export function leadsAway(address: string): boolean {
  const url = understood(address)
  return url !== undefined && webSchemes.has(url.protocol) && url.origin !== here.origin
}

/** The path of a picture that is one of our own documents; undefined for any other. */
export function documentPath(address: string): string | undefined {
  const url = understood(address)
  return url !== undefined && url.origin === here.origin && /^\/documents\/./.test(url.pathname)
    ? url.pathname
    : undefined
}
