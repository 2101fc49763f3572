import { run } from 'node:test'
import { countOutcomes, type Outcomes } from './outcomes.ts'
import { Report } from './report.ts'
import { endOfFile } from './run-queue.ts'

/**
 * How long a program may tell nothing at all before it is taken to be stuck, in milliseconds. A slow machine takes longer
 * for each test and passes: nothing ends that goes on.
 */
const patienceMs = 1_800_000

/**
 * Runs a program of tests in a process of its own and reports what they do while they do it.
 * @param options.patienceMs how long it may tell nothing
 * @param options.counts where its counts are added, which go up while it runs
 * @param options.fileEnds is told when it has come to the end of a file
 */
export async function runProgram(
  program: string,
  options: {
    write: (text: string) => void
    failures: string[]
    interruption: AbortSignal
    patienceMs?: number
    counts?: Outcomes[]
    fileEnds?: () => void
  },
): Promise<Outcomes> {
  const { write, failures, interruption, patienceMs: patience = patienceMs } = options
  const report = new Report(write, failures)
  const stuck = new AbortController()
  const tests = run({ files: [program], signal: AbortSignal.any([interruption, stuck.signal]) })
  const outcomes = countOutcomes(tests, [program])
  options.counts?.push(outcomes)
  tests.on('test:start', (begun) => report.begins(begun))
  tests.on('test:pass', (test) => {
    if (test.name === endOfFile) {
      options.fileEnds?.()
    } else if (test.name !== program) {
      report.passes(test)
    }
  })
  tests.on('test:fail', (test) => report.fails(test))
  tests.on('test:stdout', ({ message }) => report.says(message.trimEnd()))
  tests.on('test:stderr', ({ message }) => report.says(message.trimEnd()))
  // What happened outside of every test, and makes a program fail although none of its tests did.
  tests.on('test:diagnostic', ({ message }) => {
    if (/^(?:Warning|Error): /.test(message)) {
      report.says(message)
    }
  })
  const watch = setTimeout(() => {
    report.says(`Nothing has happened for ${patience / 1000} seconds: what runs here is ended.`)
    stuck.abort()
  }, patience)
  for await (const _ of tests) {
    watch.refresh()
  }
  clearTimeout(watch)
  return outcomes
}
