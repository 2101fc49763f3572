import { readFile, stat } from 'node:fs/promises'
import { hasCode } from './system-error.ts'

/** Whether there is a file or folder of this path. */
export async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

/** The text of a file; undefined where there is none. */
export async function readFileIfAny(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    // A process that ends while its file under /proc is read gives ESRCH.
    if (hasCode(error, 'ENOENT', 'ESRCH')) return undefined
    throw error
  }
}
