import Bowser from 'bowser'

const unknown = 'Unknown browser'

const kinds: Readonly<Record<string, string>> = { mobile: ', phone', tablet: ', tablet', tv: ', television' }

/** A browser and its device in words, "Firefox 132 on Windows", from the User-Agent header; it says what it likes. */
export function browserWords(userAgent: string): string {
  if (userAgent.trim() === '') {
    return unknown
  }
  const { browser, os, platform } = Bowser.parse(userAgent)
  if (browser.name === undefined || browser.name === '') {
    return unknown
  }
  const version = browser.version?.split('.')[0] ?? ''
  const system = os.name === undefined || os.name === '' ? '' : ` on ${os.name}`
  return `${browser.name}${version === '' ? '' : ` ${version}`}${system}${kinds[platform.type ?? ''] ?? ''}`
}
