import { access, link, open, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Writable } from 'node:stream'
import { UsedWronglyError } from './command-error.ts'

const ownerOnly = 0o600

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const taken = (file: string) =>
  new UsedWronglyError(`${file} is there already. Name another file, or move that one away.`)

/** @throws UsedWronglyError where the file is there already */
export async function mustBeNew(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (there) {
    throw taken(file)
  }
}

/**
 * Writes a file that nobody else may read, and gives it its name only once it is whole and on the disk.
 * @param write writes everything into the stream and ends it
 * @throws UsedWronglyError where the file is there already, or its folder is not or is closed to us
 */
export async function writeWholeFile(
  file: string,
  write: (output: Writable) => Promise<void>,
): Promise<void> {
  const part = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`)
  const handle = await open(part, 'wx', ownerOnly).catch((error: unknown) => {
    throw new UsedWronglyError(
      `${file} cannot be written (${codeOf(error)}). Name a file in a folder of yours.`,
    )
  })
  try {
    await write(handle.createWriteStream({ flush: true }))
    // A link, unlike renaming, never takes the place of a file that came in the meantime.
    await link(part, file).catch((error: unknown) => {
      throw codeOf(error) === 'EEXIST' ? taken(file) : error
    })
  } finally {
    await unlink(part)
  }
}

/** Writes a small file beside another, for the owner alone. */
export const writeBeside = (file: string, text: string): Promise<void> =>
  writeFile(file, text, { mode: ownerOnly })
