import type { Logger } from 'pino'

/** How long the server may take to end in good order after a fault that nobody handled (milliseconds). */
const patienceMs = 60_000

/** What may be said of a fault: its kind, and where it happened. Its message can hold what somebody typed. */
function described(fault: unknown): { name: string; code?: string; at?: string[] } {
  if (!(fault instanceof Error)) {
    return { name: typeof fault }
  }
  const at = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in fault && typeof fault.code === 'string' ? { code: fault.code } : {}
  return { name: fault.name, ...code, at: at.map((line) => line.trim()) }
}

/**
 * Ends the process on purpose where an error or a rejected promise was handled by nobody: what it left behind is not known.
 * It is logged, what was accepted is answered, and the exit code is 1, so that whatever keeps the process running starts it
 * anew.
 */
export function endOnFault({ stop, log }: { stop: () => Promise<void>; log: Logger }): void {
  let ending = false
  const end = (kind: string) => (fault: unknown) => {
    log.fatal(
      { part: 'process', kind, fault: described(fault) },
      'a fault that nobody handled; the server ends',
    )
    if (ending) {
      return
    }
    ending = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    stop()
      .catch((error: unknown) => log.fatal({ part: 'process', fault: described(error) }, 'stopping failed'))
      .finally(() => process.exit(1))
  }
  process.on('uncaughtException', end('uncaught error'))
  process.on('unhandledRejection', end('unhandled rejection'))
}
