import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { readPostmasterFile } from './postmaster-file.ts'
import { readFileIfAny } from './existing-file.ts'

const run = promisify(execFile)

/** How long a server that lost its owner gets to end by itself, and then after each signal, in milliseconds. */
const patience = 6_000

/**
 * Waits for the server that a killed process may have left on these files, and ends it when it does not end.
 * Call it only while holding the lock of the database.
 * @returns the process id that postmaster.pid still names: it is no server of these files, though some other
 *   program, or a dead process that nobody collects, may have it.
 * @throws Error when the server cannot be ended.
 */
export async function endLeftoverServer(cluster: string, onWait: () => void): Promise<number | undefined> {
  const left = await readPostmasterFile(cluster)
  if (!left || !(await isServerOf(cluster, left.processId))) return left?.processId
  onWait()
  if (await hasEnded(cluster, left.processId)) return left.processId
  // Fast shutdown, then immediate shutdown: https://www.postgresql.org/docs/current/server-shutdown.html
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(left.processId, signal)
    if (await hasEnded(cluster, left.processId)) return left.processId
  }
  throw new Error(
    `The database process ${left.processId} of an earlier start does not end. End it, then start again.`,
  )
}

/** Whether this process is a PostgreSQL that runs on these files. */
export async function isServerOf(cluster: string, processId: number): Promise<boolean> {
  const command = await commandLine(processId)
  return command.includes('postgres') && command.includes(` -D ${cluster} `)
}

async function hasEnded(cluster: string, processId: number): Promise<boolean> {
  const deadline = performance.now() + patience
  while (await isServerOf(cluster, processId)) {
    if (performance.now() > deadline) return false
    await pause(20)
  }
  return true
}

async function commandLine(processId: number): Promise<string> {
  const linux = await readFileIfAny(`/proc/${processId}/cmdline`)
  if (linux !== undefined) return linux.replaceAll('\0', ' ')
  try {
    return (await run('ps', ['-ww', '-o', 'args=', '-p', String(processId)])).stdout
  } catch {
    return ''
  }
}
