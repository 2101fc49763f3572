import { EventEmitter, once } from 'node:events'
import { before, describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { FileQueue } from './file-queue.ts'

/** How a program of tests says that it has come to the end of a file; it stands in no report. */
export const endOfFile = 'the end of a file'

/**
 * Tells when the tests of all files loaded so far have ended, and holds the run until the next file is loaded: a run that has
 * nothing to do for a moment would take itself to be over.
 */
function markEnd(): { reached: Promise<unknown>; goOn: () => void } {
  const events = new EventEmitter()
  const reached = once(events, 'reached')
  const loaded = once(events, 'loaded')
  describe(endOfFile, () => {
    before(async () => {
      events.emit('reached')
      await loaded
    })
  })
  return { reached, goOn: () => events.emit('loaded') }
}

/**
 * Runs files of a queue in this process, one after the other, until none is left or it has run so many: each is loaded when the
 * one before it has ended.
 */
export async function runQueue(queue: FileQueue, most: number): Promise<void> {
  let end: ReturnType<typeof markEnd> | undefined
  try {
    for (let count = 0; count < most; count += 1) {
      const file = queue.take()
      if (file === undefined) return
      await import(pathToFileURL(file).href)
      end?.goOn()
      end = markEnd()
      await end.reached
    }
  } finally {
    end?.goOn()
  }
}
