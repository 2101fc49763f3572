import { setTimeout } from 'node:timers/promises'
import type { TestApp } from '../support/test-app.ts'

/** Lets a house look for new keys as a running server does, only oftener, until the work is done. */
export async function whileLooking<Value>(testApp: TestApp, work: Promise<Value>): Promise<Value> {
  const ended = new AbortController()
  const done = work.finally(() => ended.abort())
  while (!ended.signal.aborted) {
    await testApp.services.keyWatch.look()
    await Promise.race([setTimeout(100), done.catch(() => undefined)])
  }
  return done
}
