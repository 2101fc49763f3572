import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runProgram } from './run-program.ts'

describe('a program of tests', () => {
  let folder: string
  let context: string | undefined
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-run-program-'))
    // With it a run of tests inside a test would do nothing.
    context = process.env['NODE_TEST_CONTEXT']
    delete process.env['NODE_TEST_CONTEXT']
  })
  after(async () => {
    if (context !== undefined) process.env['NODE_TEST_CONTEXT'] = context
    await rm(folder, { recursive: true })
  })

  async function outcomesOf(source: string, patienceMs?: number) {
    const program = path.join(folder, 'program.mjs')
    await writeFile(program, `import { describe, it } from 'node:test'\n${source}`)
    const written: string[] = []
    const failures: string[] = []
    const outcomes = await runProgram(program, {
      write: (text) => written.push(text),
      failures,
      interruption: new AbortController().signal,
      ...(patienceMs === undefined ? {} : { patienceMs }),
    })
    return { outcomes, failures, said: written.join('') }
  }

  it('is told with what passed, failed and was printed', async () => {
    const { outcomes, failures, said } = await outcomesOf(`describe('a house', () => {
      it('stands', () => console.log('knock'))
      it('falls', () => { throw new Error('no ground') })
    })`)
    assert.deepEqual(outcomes, { passed: 1, failed: 1, skipped: 0 })
    assert.match(said, /✔ stands/)
    assert.match(said, /knock/)
    assert.match(failures.join(), /a house › falls\n {2}Error: no ground/)
  })

  it('is ended when it tells nothing any more, and counts as failed with the name of what stood still', async () => {
    const { outcomes, said } = await outcomesOf(
      "it('never ends', () => new Promise(() => setInterval(() => undefined, 1_000)))",
      3_000,
    )
    assert.ok(outcomes.failed > 0)
    assert.match(said, /Nothing has happened for 3 seconds/)
  })

  it('that breaks off counts as failed', async () => {
    const { outcomes } = await outcomesOf("it('breaks off', () => process.exit(3))")
    assert.ok(outcomes.failed > 0)
    assert.equal(outcomes.passed, 0)
  })

  it('that fails outside of every test says why', async () => {
    const { outcomes, said } = await outcomesOf(
      "it('leaves something behind', () => { setTimeout(() => { throw new Error('too late') }, 0) })",
    )
    assert.ok(outcomes.failed > 0)
    assert.match(said, /too late/)
  })
})
