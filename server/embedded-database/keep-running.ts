import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseServer } from './supervisor.ts'

/** How long is waited between tries, at first and at most (milliseconds). */
const firstPause = 200
const longestPause = 10_000

/**
 * Starts a server again whenever it ends without being told to: killed for lack of memory, or crashed. PostgreSQL recovers by
 * itself what it had committed. It is tried until it succeeds; in the meantime whoever asks the database is told that it is away.
 * @param startAgain starts it at the same address
 * @param onEnd is told each time
 */
export function keepRunning(
  first: DatabaseServer,
  startAgain: () => Promise<DatabaseServer>,
  onEnd: () => void,
): { stop(): Promise<void> } {
  let server = first
  const stopping = new AbortController()
  const { signal } = stopping

  /** @returns whether there is a server again */
  const restarted = async (): Promise<boolean> => {
    onEnd()
    for (let wait = firstPause; !signal.aborted; wait = Math.min(2 * wait, longestPause)) {
      try {
        server = await startAgain()
        return true
      } catch {
        // Asked to stop while it waits, it goes on at once, and ends.
        await pause(wait, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
    return false
  }
  const watch = async (): Promise<void> => {
    do {
      await server.ended
    } while (!signal.aborted && (await restarted()) && !signal.aborted)
  }
  const watching = watch()
  return {
    async stop() {
      stopping.abort()
      await server.stop()
      await watching
      // One that was being started just then is stopped too.
      await server.stop()
    },
  }
}
