import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { folders } from '../server/assets/folders.ts'
import { withSourcePlaces } from './source-places.ts'

const compiled = fileURLToPath(import.meta.url).replace(/\.ts$/, '.js')
const source = path.join(folders.project, 'tests', 'source-places.test.ts')

/** Where a text begins in a file, as a stack says it. */
function placeIn(file: string, text: string): string {
  const [before = ''] = readFileSync(file, 'utf8').split(text)
  const lines = before.split('\n')
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}

test('a failure is told by the places of the source, however the compiled file is named', () => {
  const marked = ['test(', 'a failure is told'].join("'")
  const [from, to] = [placeIn(compiled, marked), placeIn(source, marked)]
  for (const named of [compiled, pathToFileURL(compiled).href]) {
    assert.equal(
      withSourcePlaces(`Error: no ground\n    at (anonymous) (${named}:${from})`),
      `Error: no ground\n    at (anonymous) (${source}:${to})`,
    )
  }
})

test('places that were not compiled here stay as they are', () => {
  const text =
    'at Server.listen (node:net:10:2)\nat run (/usr/lib/none/index.js:1:2) https://example.org/a.js:3:4'
  assert.equal(withSourcePlaces(text), text)
})
