import Bowser from 'bowser'

/** Which browser on which system, without versions; undefined where the header says nothing that is known. */
function kindOf(userAgent: string): string | undefined {
  if (userAgent.trim() === '') {
    return undefined
  }
  const { browser, os, platform } = Bowser.parse(userAgent)
  return browser.name === undefined || browser.name === '' || os.name === undefined
    ? undefined
    : `${browser.name} on ${os.name}, ${platform.type ?? ''}`
}

/**
 * Whether two User-Agent headers come from the same kind of browser: one that has updated itself still is. Equal ones,
 * by far the most, are not looked into.
 */
export function sameBrowserKind(one: string, other: string): boolean {
  if (one === other) {
    return true
  }
  const kind = kindOf(one)
  return kind !== undefined && kind === kindOf(other)
}
