import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** How many test files share a process: starting one, and loading the application in it, takes longer than many a file. */
const filesInProcess = 16

/** Journeys take longer, and share a Chromium too. */
const journeysInProcess = 4

const browser = `${path.sep}browser${path.sep}`

const inGroupsOf = (size: number, files: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(files.length / size) }, (_, index) =>
    files.slice(index * size, (index + 1) * size),
  )

/**
 * Puts test files into groups, each of which runs in one process, one file after the other, each still with a house of
 * its own: those for a browser first, and among themselves.
 * @param folder where the programs that load a group are written
 * @returns the programs to run, in the order of the files
 */
export async function groupFiles(files: readonly string[], folder: string): Promise<string[]> {
  const groups = [
    ...inGroupsOf(
      journeysInProcess,
      files.filter((file) => file.includes(browser)),
    ),
    ...inGroupsOf(
      filesInProcess,
      files.filter((file) => !file.includes(browser)),
    ),
  ]
  const programs = path.join(folder, 'groups')
  await mkdir(programs, { recursive: true })
  return Promise.all(
    groups.map(async (group, index) => {
      const program = path.join(programs, `${String(index + 1).padStart(2, '0')}.mjs`)
      await writeFile(program, group.map((file) => `import '${pathToFileURL(file).href}'\n`).join(''))
      return program
    }),
  )
}
