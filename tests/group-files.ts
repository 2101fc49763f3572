import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** How many test files share a process: starting one, and loading the application in it, takes longer than many a file. */
const filesInProcess = 20

/** Journeys take longer, and share a Chromium too. */
const journeysInProcess = 4

const browser = `${path.sep}browser${path.sep}`

/** Fewer are not worth a process. */
const fewestInProcess = 5

/**
 * Groups of at most so many files, in their order. The last ones are smaller, so that the programs that run at the same time
 * end at about the same time.
 */
function inGroups(files: readonly string[], sizes: { most: number; atOnce: number }): string[][] {
  const groups: string[][] = []
  for (let begun = 0; begun < files.length;) {
    const share = Math.ceil((files.length - begun) / (2 * sizes.atOnce))
    const size = Math.min(sizes.most, Math.max(share, fewestInProcess))
    groups.push(files.slice(begun, begun + size))
    begun += size
  }
  return groups
}

/**
 * Puts test files into groups, each of which runs in one process, one file after the other, each still with a house of
 * its own: those for a browser first, and among themselves.
 * @param options.folder where the programs that load a group are written
 * @param options.atOnce how many of the programs run at the same time
 * @returns the programs to run, in the order of the files
 */
export async function groupFiles(
  files: readonly string[],
  { folder, atOnce }: { folder: string; atOnce: number },
): Promise<string[]> {
  const groups = [
    ...inGroups(
      files.filter((file) => file.includes(browser)),
      { most: journeysInProcess, atOnce },
    ),
    ...inGroups(
      files.filter((file) => !file.includes(browser)),
      { most: filesInProcess, atOnce },
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
