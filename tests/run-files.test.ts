import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Outcomes } from './outcomes.ts'
import { runFiles } from './run-files.ts'
import { runProgram } from './run-program.ts'

describe('the test files of a run', () => {
  let folder: string
  let context: string | undefined
  let runs = 0
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'medguard-run-files-'))
    // With it a run of tests inside a test would do nothing.
    context = process.env['NODE_TEST_CONTEXT']
    delete process.env['NODE_TEST_CONTEXT']
  })
  after(() => {
    if (context !== undefined) process.env['NODE_TEST_CONTEXT'] = context
    rmSync(folder, { recursive: true })
  })

  /** Runs files of these sources in as many programs at once. */
  async function ran(sources: Record<string, string>, atOnce: number) {
    runs += 1
    const place = path.join(folder, String(runs))
    const files = Object.entries(sources).map(([name, source]) => {
      const file = path.join(place, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, `import { after, before, describe, it } from 'node:test'\n${source}`)
      return file
    })
    const counts: Outcomes[] = []
    const failures: string[] = []
    const said: string[] = []
    const programs: string[] = []
    let ended = 0
    await runFiles(files, {
      folder: place,
      atOnce,
      interruption: new AbortController().signal,
      run: async (program) => {
        programs.push(path.relative(place, program))
        await runProgram(program, {
          write: (text) => said.push(text),
          failures,
          interruption: new AbortController().signal,
          counts,
          fileEnds: () => (ended += 1),
        })
      },
    })
    const sum = (kind: keyof Outcomes) => counts.reduce((total, one) => total + one[kind], 0)
    return {
      passed: sum('passed'),
      failed: sum('failed'),
      programs,
      ended,
      failures: failures.join('\n'),
      said: said.join(''),
      order: [...said.join('').matchAll(/✔ (\S+)/g)].map(([, name]) => name),
    }
  }

  it('run one after the other in one process where they are few, each loaded when the one before it has ended', async () => {
    const { passed, failed, programs, ended, order, said } = await ran(
      {
        'a.test.js': `globalThis.begun = ['a']
          describe('a', () => {
            after(() => globalThis.begun.push('end of a'))
            it('first', () => new Promise((resolve) => setImmediate(resolve)))
          })`,
        'b.test.js': `globalThis.begun.push('b')
          it('second', () => { if (globalThis.begun.join() !== 'a,end of a,b') throw new Error(globalThis.begun.join()) })`,
        'c.test.js': "it('third', () => undefined)",
      },
      3,
    )
    assert.deepEqual({ passed, failed, ended }, { passed: 3, failed: 0, ended: 3 })
    assert.deepEqual(programs, ['others/program.mjs'])
    assert.deepEqual(order, ['first', 'second', 'third'])
    assert.doesNotMatch(said, /the end of a file/)
  })

  it('are taken by several programs, each file by one, those for a browser first and apart', async () => {
    const sources = Object.fromEntries(
      ['others', 'browser'].flatMap((room) =>
        Array.from({ length: 12 }, (_, number) => [
          `${room}/${number}.test.js`,
          `it('${room}-${number}', () => undefined)`,
        ]),
      ),
    )
    const { passed, failed, programs, ended, order } = await ran(sources, 2)
    assert.deepEqual({ passed, failed, ended }, { passed: 24, failed: 0, ended: 24 })
    assert.equal(new Set(order).size, 24)
    assert.equal(programs[0], 'browser/program.mjs')
    assert.ok(programs.length >= 3)
  })

  it('that break off, or cannot be loaded, count as failed, and leave the others to another program', async () => {
    const { passed, failed, said, failures, order } = await ran(
      {
        'a.test.js': "it('breaks-off', () => process.exit(3))",
        'b.test.js': "throw new Error('not to be loaded')",
        'c.test.js': "it('stands', () => undefined)",
      },
      1,
    )
    assert.equal(passed, 1)
    assert.ok(failed >= 2)
    assert.match(`${said}${failures}`, /not to be loaded/)
    assert.deepEqual(order, ['stands'])
  })

  it('end with an error where a program takes none', async () => {
    const file = path.join(folder, 'never.test.js')
    writeFileSync(file, '')
    await assert.rejects(
      runFiles([file], {
        folder: path.join(folder, 'never'),
        atOnce: 1,
        interruption: new AbortController().signal,
        run: () => Promise.resolve(),
      }),
      /ended before it took any of 1 files/,
    )
    assert.ok(existsSync(path.join(folder, 'never', 'others', 'program.mjs')))
  })
})
