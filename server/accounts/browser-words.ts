import Bowser from 'bowser'
import type { Words } from '../../views/words/words.ts'

const kindOf = (type: string | undefined) =>
  type === 'mobile' || type === 'tablet' || type === 'tv' ? type : 'other'

/** A browser and its device in words, "Firefox 132 on Windows", from the User-Agent header; it says what it likes. */
export function browserWords({ say }: Words, userAgent: string): string {
  if (userAgent.trim() === '') {
    return say('accounts.browser.unknown')
  }
  const { browser, os, platform } = Bowser.parse(userAgent)
  if (browser.name === undefined || browser.name === '') {
    return say('accounts.browser.unknown')
  }
  const version = browser.version?.split('.')[0] ?? ''
  const named = {
    browser: version === '' ? browser.name : `${browser.name} ${version}`,
    kind: kindOf(platform.type),
  } as const
  return os.name === undefined || os.name === ''
    ? say('accounts.browser.named', named)
    : say('accounts.browser.on-system', { ...named, system: os.name })
}
