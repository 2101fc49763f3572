import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { PlaceReader } from '../../../server/patients/import/files/export-folder.ts'
import { longestLine, readLines, type Line } from '../../../server/patients/import/files/read-lines.ts'

describe('the lines of a file', () => {
  let folder: string
  let file: string

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-lines-'))
    file = path.join(folder, 'lines')
  })
  after(() => rm(folder, { recursive: true }))

  const read = async (content: Buffer | string): Promise<Line[]> => {
    await writeFile(file, content)
    const lines: Line[] = []
    for await (const line of readLines(file)) {
      lines.push(line)
    }
    return lines
  }

  it('come one by one, numbered, and are found again by their place, whatever their length', async () => {
    const anyLine = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 0, max: 600_000 }).map((length) => 'x'.repeat(length)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 8 }), async (texts) => {
        const expected = texts.map((text) => text.replaceAll('\n', ' '))
        const lines = await read(expected.map((text) => `${text}\n`).join(''))
        assert.deepEqual(
          lines.map(({ number, bytes }) => [number, bytes?.toString()]),
          expected.map((text, nth) => [nth + 1, text]),
        )
        const whole = await readFile(file)
        const reader = new PlaceReader()
        for (const { offset, length, bytes } of lines) {
          assert.deepEqual(reader.read({ source: file, offset, length }), bytes)
          assert.deepEqual(whole.subarray(offset, offset + length), bytes)
        }
        reader.close()
      }),
      { numRuns: 60 },
    )
  })

  it('may lack the last line break', async () => {
    assert.deepEqual(
      (await read('one\ntwo')).map((line) => line.bytes?.toString()),
      ['one', 'two'],
    )
    assert.deepEqual(await read(''), [])
  })

  it('are not held where they are longer than is allowed, and the next one is in its place', async () => {
    const [long, next] = await read(`${'x'.repeat(longestLine + 1)}\nnext\n`)
    assert.equal(long?.bytes, undefined)
    assert.equal(long?.length, longestLine + 1)
    assert.equal(next?.bytes?.toString(), 'next')
    assert.equal(next.offset, longestLine + 2)
    const [longest] = await read(`${'x'.repeat(longestLine)}\n`)
    assert.equal(longest?.bytes?.length, longestLine)
  })
})
