import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { settingNames } from '../../config/env.ts'
import { roleSeeds } from '../../config/roles.ts'
import { createPassport } from '../../middleware/passport.ts'
import { createRoutes } from '../../server/routes.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/reference.md'), 'utf8')
const words = [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

/** `GET/POST /a/:id?x=` becomes "get /a/:id" and "post /a/:id". */
const documented = new Set(
  words
    .map((word) => /^(GET|POST|GET\/POST) (\/[^?]*)/.exec(word))
    .filter((match) => match !== null)
    .flatMap(([, methods = '', address = '']) =>
      methods.split('/').map((method) => `${method.toLowerCase()} ${address.trim()}`),
    ),
)

describe('the reference', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp({ environment: { MEDGUARD_DEMO: '1' } })
  })
  after(() => testApp.close())

  it('names every page, and none that is not there', () => {
    const routes = createRoutes(testApp.services, createPassport(testApp.services))
    const standing = new Set(routes.entries.map(({ method, pattern }) => `${method} ${pattern}`))
    assert.deepEqual(
      [...standing].filter((entry) => !documented.has(entry)),
      [],
      'not in the reference',
    )
    assert.deepEqual(
      [...documented].filter((entry) => !standing.has(entry)),
      [],
      'only in the reference',
    )
  })

  it('names every setting, and none that is not read', () => {
    const table = text.slice(text.indexOf('## Settings'), text.indexOf('## Pages'))
    const named = [...table.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name = '']) => name)
    assert.deepEqual(named.toSorted(), settingNames.toSorted())
  })

  it('names every role as it is seeded', () => {
    for (const role of roleSeeds) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${role.name}\` `))
      assert.ok(row !== undefined, role.name)
      assert.equal(row.includes('required'), role.mfaRequired, role.name)
      assert.equal(row.split('|').at(-2)?.trim() === 'yes', role.emergencyAccess, role.name)
      const [window] = role.accessWindows
      assert.ok(row.includes(window === undefined ? 'any' : `${window.from}-${window.to}`), role.name)
    }
  })
})
