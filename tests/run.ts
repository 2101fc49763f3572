import { setMaxListeners } from 'node:events'
import { readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { removeEmbeddedDatabase, startEmbeddedDatabase } from '../server/embedded-database.ts'
import { prepareChromium } from './browser/chromium.ts'
import { prepareTemplate } from './support/database.ts'
import { productRooms, projectRoot, readSources } from './house-rules/sources.ts'
import { closingLine, sumOutcomes, type Outcomes } from './outcomes.ts'
import { runFiles } from './run-files.ts'
import { makeRunFolder } from './run-folder.ts'
import { runProgram } from './run-program.ts'
import { runShifted, shiftedClock } from './shifted-clock.ts'
import { withSourcePlaces } from './source-places.ts'
import { changedSince } from './since/changed-files.ts'
import { touchedBy } from './since/touched.ts'

// React and Express choose by this variable, as they are loaded, to be as they are where people use them; what looks into
// every element for mistakes of the makers costs half of a page's time. MedGuard's own mode is what each test says.
process.env['NODE_ENV'] = 'production'

/**
 * How many programs of tests run at the same time: one more than there are processors, since each of them waits about a third of
 * its time: for a browser, a command that it started, the database.
 */
const programsAtOnce = os.availableParallelism() + 1

const write = (text: string) => process.stdout.write(text)

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(withSourcePlaces(inspect(error)))
  console.log(closingLine({ passed: 0, failed: 1, skipped: 0 }))
  return 1
})

/**
 * Runs the test files that the words select, on another clock where `--at <moment>` comes first, and those alone that a change
 * can touch where `--since <revision>` comes then; gives the exit code.
 */
async function main(words: string[]): Promise<number> {
  if (words[0] === '--at') {
    const clock = shiftedClock(words[1] ?? '')
    if (clock !== undefined) return runShifted(words.slice(2), clock)
    console.error('Skipped: another clock needs libfaketime, which Debian has as "apt-get install faketime".')
    console.log(closingLine({ passed: 0, failed: 0, skipped: 1 }))
    return 1
  }
  const files = words[0] === '--since' ? testFilesSince(words[1] ?? '', words.slice(2)) : testFiles(words)
  if (files.length > 0) return runOnDatabase(files)
  console.error(`There is no test file${words.length > 0 ? ` with ${words.join(' or ')} in its path` : ''}.`)
  console.log(closingLine({ passed: 0, failed: 0, skipped: 0 }))
  return 1
}

/** Journeys take longest; then what builds, starts and stops whole programs, which stands in no room. Nobody waits for one at the end. */
function rank(file: string): number {
  if (file.startsWith(path.join('browser', path.sep))) return 0
  return file.includes(path.sep) ? 2 : 1
}

/** The compiled test files whose path has one of the words in it; all of them without words. Slow ones come first. */
function testFiles(words: string[]): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js') && !file.startsWith(`bench${path.sep}`))
    .filter((file) => words.length === 0 || words.some((word) => path.join('tests', file).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((file) => path.join(import.meta.dirname, file))
}

/** Those of the files that a change since a revision can touch; says which, and why. */
function testFilesSince(revision: string, words: string[]): string[] {
  const files = testFiles(words)
  const changed = changedSince(revision, projectRoot)
  const { everything, ways } = touchedBy(changed, readSources([...productRooms, 'tests']))
  write(`Since ${revision}, ${changed.length} files have changed.\n`)
  if (everything !== undefined) {
    write(`All tests run: ${everything}.\n\n`)
    return files
  }
  const chosen = files.flatMap((file) => {
    const way = ways.get(sourceOf(file)) ?? ways.get(`${sourceOf(file)}x`)
    return way === undefined ? [] : [{ file, way }]
  })
  write(`Of ${files.length} test files, ${chosen.length} can be touched by that, or always run:\n`)
  write(
    chosen
      .map(({ way }) => `  ${way.join(' ← ')}\n`)
      .join('')
      .concat('\n'),
  )
  return chosen.map(({ file }) => file)
}

/** The source of a compiled test file, as a path in the project. */
const sourceOf = (file: string) =>
  path
    .join('tests', path.relative(import.meta.dirname, file))
    .split(path.sep)
    .join('/')
    .replace(/\.js$/, '.ts')

/** Runs the files against a database that lives as long as they do; gives the exit code. */
async function runOnDatabase(files: string[]): Promise<number> {
  const interruption = new AbortController()
  setMaxListeners(0, interruption.signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => interruption.abort())
  const dataDirectory = await makeRunFolder()
  try {
    const database = await startEmbeddedDatabase({ dataDirectory, durable: false })
    try {
      await prepareTemplate(database)
      process.env['TEST_SOCKET_FOLDER'] = database.socketFolder ?? ''
      process.env['TEST_RUN_FOLDER'] = dataDirectory
      process.env['TEST_WITNESS_FOLDER'] = path.join(dataDirectory, 'audit-witness')
      if (files.some((file) => file.includes(`${path.sep}browser${path.sep}`))) await prepareChromium()
      return await report(files, dataDirectory, interruption.signal)
    } finally {
      await database.stop()
    }
  } finally {
    await removeEmbeddedDatabase(dataDirectory)
  }
}

/** Runs the files in programs, several at once, and says at the end once more what failed. */
async function report(files: readonly string[], folder: string, interruption: AbortSignal): Promise<number> {
  const failures: string[] = []
  const counts: Outcomes[] = []
  let ended = 0
  const fileEnds = () => {
    ended += 1
    write(`— ${ended} of ${files.length}: ${closingLine(sumOutcomes(counts))} so far\n`)
  }
  await runFiles(files, {
    folder: path.join(folder, 'programs'),
    atOnce: programsAtOnce,
    interruption,
    run: async (program) => {
      await runProgram(program, { write, failures, interruption, counts, fileEnds })
    },
  })
  if (failures.length > 0) write(`\nWhat failed:\n\n${failures.join('\n\n')}\n\n`)
  const outcomes = sumOutcomes(counts)
  console.log(closingLine(outcomes))
  return outcomes.failed === 0 && outcomes.passed > 0 && !interruption.aborted ? 0 : 1
}
