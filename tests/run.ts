import { readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { removeEmbeddedDatabase, startEmbeddedDatabase } from '../server/embedded-database.ts'
import { prepareChromium } from './browser/chromium.ts'
import { prepareTemplate } from './database.ts'
import { groupFiles } from './group-files.ts'
import { closingLine, countOutcomes } from './outcomes.ts'
import { makeRunFolder } from './run-folder.ts'

/** How long the files of one process may take together, in milliseconds. */
const processTimeout = 300_000

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => interruption.abort())

process.exitCode = await main(process.argv.slice(2))

/** Runs the test files that the words select; gives the exit code. */
async function main(words: string[]): Promise<number> {
  const files = testFiles(words)
  if (files.length > 0) return runOnDatabase(files)
  console.error(`There is no test file${words.length > 0 ? ` with ${words.join(' or ')} in its path` : ''}.`)
  console.log(closingLine({ passed: 0, failed: 0, skipped: 0 }))
  return 1
}

/** The compiled test files whose path has one of the words in it; all of them without words. Slow ones come first. */
function testFiles(words: string[]): string[] {
  const browser = path.join('browser', path.sep)
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js') && !file.startsWith(`bench${path.sep}`))
    .filter((file) => words.length === 0 || words.some((word) => path.join('tests', file).includes(word)))
    .toSorted((a, b) => Number(b.startsWith(browser)) - Number(a.startsWith(browser)) || a.localeCompare(b))
    .map((file) => path.join(import.meta.dirname, file))
}

/** Runs the files against a database that lives as long as they do; gives the exit code. */
async function runOnDatabase(files: string[]): Promise<number> {
  const dataDirectory = await makeRunFolder()
  try {
    const database = await startEmbeddedDatabase({ dataDirectory, durable: false })
    try {
      await prepareTemplate(database)
      process.env['TEST_WITNESS_FOLDER'] = path.join(dataDirectory, 'audit-witness')
      if (files.some((file) => file.includes(`${path.sep}browser${path.sep}`))) await prepareChromium()
      return await runFiles(await groupFiles(files, dataDirectory))
    } finally {
      await database.stop()
    }
  } finally {
    await removeEmbeddedDatabase(dataDirectory)
  }
}

async function runFiles(files: string[]): Promise<number> {
  const tests = run({
    files,
    concurrency: os.availableParallelism(),
    timeout: processTimeout,
    signal: interruption.signal,
  })
  const outcomes = countOutcomes(tests, files)
  await pipeline(tests.compose(new spec()), process.stdout, { end: false })
  console.log(closingLine(outcomes))
  const complete = outcomes.failed === 0 && outcomes.passed > 0 && !interruption.signal.aborted
  return complete ? 0 : 1
}
