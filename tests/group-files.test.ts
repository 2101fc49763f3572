import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { groupFiles } from './group-files.ts'

const named = (room: string, count: number) =>
  Array.from({ length: count }, (_, index) => path.join('/project', room, `${index}.test.js`))

describe('the test files of a run', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-groups-'))
  })
  after(() => rm(folder, { recursive: true }))

  async function grouped(files: readonly string[], atOnce: number): Promise<string[][]> {
    const programs = await groupFiles(files, { folder, atOnce })
    const texts = await Promise.all(programs.map((program) => readFile(program, 'utf8')))
    return texts.map((text) => [...text.matchAll(/import 'file:\/\/(.+)'/g)].map(([, file = '']) => file))
  }

  it('are each in one program, in their order, those for a browser first and apart', async () => {
    const [journeys, others] = [named('browser', 14), named('patients', 230)]
    const groups = await grouped([...others.slice(0, 9), ...journeys, ...others.slice(9)], 3)
    assert.deepEqual(groups.flat(), [...journeys, ...others])
    assert.deepEqual(
      groups.filter((group) => new Set(group.map((file) => path.dirname(file))).size > 1),
      [],
    )
  })

  it('share programs that get smaller towards the end, so that no last one is waited for alone', async () => {
    const sizes = (await grouped(named('patients', 230), 3)).map((group) => group.length)
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    )
    assert.equal(sizes[0], 20)
    assert.ok((sizes.at(-1) ?? 20) <= 5)
  })

  it('stay together where they are few', async () => {
    assert.equal((await grouped(named('patients', 5), 3)).length, 1)
  })
})
