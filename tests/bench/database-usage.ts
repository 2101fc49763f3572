import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { findDatabase } from '../../server/embedded-database/data-folder.ts'
import { readPostmasterFile } from '../../server/embedded-database/postmaster-file.ts'

/** Linux counts processor time for programs in hundredths of a second (USER_HZ), whatever the machine. */
const millisecondsPerTick = 10

type ProcessUsage = { readonly parent: number; readonly own: number; readonly ofEnded: number }

/** What one process has used, in ticks: the 4th, and the 14th to 17th field of /proc/pid/stat (proc(5)). */
async function usageOf(processId: number): Promise<ProcessUsage | undefined> {
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = (...places: readonly number[]) =>
    places.reduce((sum, place) => sum + Number(fields[place - 3] ?? 0), 0)
  return text === '' ? undefined : { parent: Number(fields[1]), own: ticks(14, 15), ofEnded: ticks(16, 17) }
}

/**
 * Processor time that the PostgreSQL under a data folder has used so far, its ended connections too, in milliseconds.
 * @returns undefined where it cannot be known: it is not running, or this is not Linux
 */
export async function databaseCpuMs(dataDirectory: string): Promise<number | undefined> {
  const location = await findDatabase(dataDirectory)
  const postmaster = location === undefined ? undefined : await readPostmasterFile(location.cluster)
  if (postmaster === undefined) {
    return undefined
  }
  const { processId } = postmaster
  const first = await usageOf(processId)
  if (first === undefined) {
    return undefined
  }
  const names = await readdir(path.join('/proc'))
  const others = await Promise.all(
    names.filter((name) => /^\d+$/.test(name)).map((name) => usageOf(Number(name))),
  )
  const children = others.filter((other) => other?.parent === processId)
  const ticks = children.reduce((sum, child) => sum + (child?.own ?? 0), first.own + first.ofEnded)
  return ticks * millisecondsPerTick
}
