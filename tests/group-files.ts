import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** How many test files share a process: starting one, and loading the application in it, takes longer than many a file. */
const filesInProcess = 8

const browser = `${path.sep}browser${path.sep}`

/**
 * Puts test files into groups, each of which runs in one process, one file after the other, each still with a house of
 * its own. Those that start a browser stay alone: they have hooks for the whole file, and are long enough.
 * @param folder where the programs that load a group are written
 * @returns the programs to run, in the order of the files
 */
export async function groupFiles(files: readonly string[], folder: string): Promise<string[]> {
  const alone = files.filter((file) => file.includes(browser))
  const others = files.filter((file) => !file.includes(browser))
  const groups = Array.from({ length: Math.ceil(others.length / filesInProcess) }, (_, index) =>
    others.slice(index * filesInProcess, (index + 1) * filesInProcess),
  )
  const programs = path.join(folder, 'groups')
  await mkdir(programs, { recursive: true })
  const written = await Promise.all(
    groups.map(async (group, index) => {
      const program = path.join(programs, `${String(index + 1).padStart(2, '0')}.mjs`)
      await writeFile(program, group.map((file) => `import '${pathToFileURL(file).href}'\n`).join(''))
      return program
    }),
  )
  return [...alone, ...written]
}
