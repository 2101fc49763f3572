import { access } from 'node:fs/promises'
import { chromium, type Browser } from 'playwright-core'
import { inheritedEnvironment, unpackChromium } from './unpack-chromium.ts'

/** A Chromium to start, with what its own environment needs. */
export type Executable = { executablePath: string; env?: Record<string, string> }

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const flags = [
  // The sandbox needs rights that root, containers and many Linux systems do not give. The tests show it our
  // own pages only.
  '--no-sandbox',
  // Nothing outside this machine is ever looked up, whatever a page or the browser itself asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-domain-reliability',
  '--no-pings',
]

/**
 * Starts a headless Chromium: that of CHROMIUM_PATH, or the one npm brought, or one installed on this machine.
 * @throws Error when there is none.
 */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env = inheritedEnvironment() } = await findChromium()
  return chromium.launch({ executablePath, env: onRealClock(env), args: flags })
}

/** Chromium hardly moves on a clock that was shifted under it; where pages need the house's time, they say it themselves. */
const onRealClock = (env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:LD_PRELOAD|FAKETIME.*)$/.test(name)))

/** Makes Chromium ready for several test files that start it at the same time. */
export async function prepareChromium(): Promise<void> {
  await findChromium()
}

async function findChromium(): Promise<Executable> {
  const { CHROMIUM_PATH: chosen } = process.env
  if (chosen) return { executablePath: chosen }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium()
  for (const executablePath of usualPlaces) {
    const found = await access(executablePath).then(
      () => true,
      () => false,
    )
    if (found) return { executablePath }
  }
  throw new Error(
    'The browser tests found no Chromium. Install Chromium or Chrome, or set CHROMIUM_PATH to it.',
  )
}
