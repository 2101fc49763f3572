import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchChromium } from './chromium.ts'

let started: Promise<Browser> | undefined

after(async () => {
  const browser = await started
  await browser?.close()
})

/** The one Chromium of all test files in this process: started for the first that asks, ended after the last. */
export function sharedChromium(): Promise<Browser> {
  started ??= launchChromium()
  return started
}

/** Sends everybody home: what a test file has left open is closed, and the next begins with an empty room. */
export async function emptyChromium(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}
