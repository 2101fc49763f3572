import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { projectRoot } from './sources.ts'

const folder = path.join(projectRoot, 'views', 'assets')

/** How each class looks on paper is said in one place for all of them. */
const sheets = readdirSync(folder).filter((file) => /^_.*\.scss$/.test(file) && file !== '_print.scss')

describe('style sheets', () => {
  it('say what a class looks like in one of them, so that two parts of a page that took the same name cannot spoil each other', () => {
    const sheetsOf = new Map<string, Set<string>>()
    for (const sheet of sheets) {
      const text = readFileSync(path.join(folder, sheet), 'utf8')
      for (const [, name = ''] of text.matchAll(/^\.([\w-]+)(?: \{| > summary\b)/gm)) {
        sheetsOf.set(name, (sheetsOf.get(name) ?? new Set()).add(sheet))
      }
    }
    assert.ok(sheetsOf.size > 100)
    assert.deepEqual(
      [...sheetsOf].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files]),
      [],
    )
  })
})
