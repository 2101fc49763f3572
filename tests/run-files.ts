import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { FileQueue } from './file-queue.ts'

/** Fewer are not worth a process: starting one, and loading the application in it, takes longer than many a file. */
const fewestInProcess = 5

/** After so many a process makes room for another one: it keeps something of each. */
const mostInProcess = 100

const browser = `${path.sep}browser${path.sep}`

type Line = { queue: FileQueue; program: string; running: number }

/** @param files in their order @param folder of its own; the program that runs them is written into it */
function makeLine(files: readonly string[], folder: string): Line {
  const queue = FileQueue.make(path.join(folder, 'queue'), files)
  const program = path.join(folder, 'program.mjs')
  const [queues, running] = ['file-queue.js', 'run-queue.js'].map((name) =>
    JSON.stringify(pathToFileURL(path.join(import.meta.dirname, name)).href),
  )
  writeFileSync(
    program,
    `import { FileQueue } from ${queues}
import { runQueue } from ${running}
void runQueue(FileQueue.at(${JSON.stringify(queue.folder)}), ${mostInProcess})
`,
  )
  return { queue, program, running: 0 }
}

/**
 * Runs test files in programs that take them one by one, several programs at once: each file still with a house of its own, those
 * for a browser first, since they share a Chromium. Nobody waits for the last of many files of one program.
 * @param options.folder where the programs are written
 * @param options.run runs one program
 */
export async function runFiles(
  files: readonly string[],
  options: {
    folder: string
    atOnce: number
    interruption: AbortSignal
    run: (program: string) => Promise<void>
  },
): Promise<void> {
  const { folder, atOnce, interruption, run } = options
  const lines = [
    makeLine(
      files.filter((file) => file.includes(browser)),
      path.join(folder, 'browser'),
    ),
    makeLine(
      files.filter((file) => !file.includes(browser)),
      path.join(folder, 'others'),
    ),
  ]
  const next = () =>
    interruption.aborted
      ? undefined
      : lines.find(
          ({ queue, running }) => queue.left() > 0 && running < Math.ceil(queue.length / fewestInProcess),
        )
  const worker = async () => {
    for (let line = next(); line !== undefined; line = next()) {
      const left = line.queue.left()
      line.running += 1
      await run(line.program)
      line.running -= 1
      if (line.queue.left() === left && !interruption.aborted) {
        throw new Error(`A program of tests ended before it took any of ${left} files.`)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
