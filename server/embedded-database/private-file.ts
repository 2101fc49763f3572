import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file that only its owner can read, whole or not at all; an existing file is replaced. */
export async function replacePrivateFile(path: string, content: string): Promise<void> {
  const draft = await writeDraft(path, content)
  await rename(draft, path)
}

/** Writes a file that only its owner can read, unless there is one already; gives the content that holds. */
export async function keepPrivateFile(path: string, content: string): Promise<string> {
  const existing = await readFileIfAny(path)
  if (existing) return existing
  const draft = await writeDraft(path, content)
  try {
    await link(draft, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  return readFile(path, 'utf8')
}

/** The text of a file; undefined where there is none. */
export async function readFileIfAny(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Whether an error is the operating system's, with one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

async function writeDraft(path: string, content: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, content, { mode: 0o600, flag: 'wx', flush: true })
  return draft
}
