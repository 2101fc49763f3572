import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { readFileIfAny } from './existing-file.ts'
import { hasCode } from './system-error.ts'

/** Writes a file that only its owner can read, whole or not at all; an existing file is replaced. */
export async function replacePrivateFile(file: string, content: string): Promise<void> {
  const draft = await writeDraft(file, content)
  await rename(draft, file)
}

/** Writes a file that only its owner can read, unless there is one already; gives the content that holds. */
export async function keepPrivateFile(file: string, content: string): Promise<string> {
  const existing = await readFileIfAny(file)
  if (existing !== undefined) return existing
  const draft = await writeDraft(file, content)
  try {
    await link(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  return readFile(file, 'utf8')
}

// The draft gets the owner of its folder, by its handle: that owner could put a link in its place in the meantime.
async function writeDraft(file: string, content: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    if (process.getuid?.() === 0) {
      const { uid, gid } = await stat(path.dirname(file))
      await handle.chown(uid, gid)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}
