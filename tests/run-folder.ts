import { mkdtemp, readdir, statfs } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { hasCode } from '../server/embedded-database/system-error.ts'
import { removeEmbeddedDatabase } from '../server/embedded-database.ts'

const prefix = 'medguard-tests-'
const memoryFolder = '/dev/shm'

/** What the database of a run may come to, in bytes. */
const roomNeeded = 2 * 1024 ** 3

/**
 * Makes the folder for the database of one run: in memory where there is plenty, since a copy of the template
 * makes a thousand small files. Removes those of runs that were killed.
 */
export async function makeRunFolder(): Promise<string> {
  const parent = (await hasRoomInMemory()) ? memoryFolder : os.tmpdir()
  for (const folder of await readdir(parent)) {
    if (isOfDeadRun(folder)) await removeEmbeddedDatabase(path.join(parent, folder))
  }
  return mkdtemp(path.join(parent, `${prefix}${process.pid}-`))
}

async function hasRoomInMemory(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(memoryFolder)
    return Math.min(bavail * bsize, os.freemem()) >= roomNeeded
  } catch {
    return false
  }
}

function isOfDeadRun(folder: string): boolean {
  if (!folder.startsWith(prefix)) return false
  const [processId] = folder.slice(prefix.length).split('-')
  try {
    process.kill(Number(processId), 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}
