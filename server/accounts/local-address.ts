/** A second slash, plain or encoded: whoever decodes it once more sees another host begin. */
const readsAsHost = /^\/(?:[/\\]|%2f|%5c)/i

/**
 * An address to go to after signing in, if it is one of ours: a path on this host and nothing that a browser could read
 * as another host, such as `//host` or `/\host` (ASVS 5.0 3.7.2).
 */
export function localAddress(next: string | undefined): string | undefined {
  if (next === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) {
    return undefined
  }
  const base = 'http://medguard.invalid'
  if (!URL.canParse(next, base)) {
    return undefined
  }
  const { origin, pathname, search } = new URL(next, base)
  return origin === base && !readsAsHost.test(pathname) ? `${pathname}${search}` : undefined
}
