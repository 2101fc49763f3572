import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { events } from '../../server/audit/events.ts'
import { commandsOf, commandsThatDo } from '../../server/cli/does.ts'
import { makeProgram } from '../../server/cli/program.ts'
import { jobs } from '../../server/jobs/jobs.ts'
import type { RouteTable } from '../../server/http/routes/declared-route.ts'
import { operations } from '../../server/operations/operation.ts'
import { createRoutes } from '../../server/routes.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { importsOf } from './imports.ts'
import { projectRoot, readSources } from './sources.ts'

const defining = readSources(['server']).filter(
  ({ file, text }) =>
    /\bdefine(?:Patient|Staff)(?:Query|Command)\b/.test(text) && file !== 'server/operations/operation.ts',
)

describe('the operations', () => {
  let testApp: TestApp
  let routes: RouteTable
  before(async () => {
    testApp = await startTestApp()
    routes = createRoutes(testApp.services, createPassport(testApp.services))
  })
  after(() => testApp.close())

  const facesOf = (name: string) =>
    routes.entries.filter(
      ({ declaration }) => declaration.kind !== 'public' && declaration.operation === name,
    )

  /** What does the same for the house, where nobody is signed in: commands as they are typed, and jobs. */
  const ofTheHouse = [
    ...commandsThatDo(makeProgram()).map(({ operation, typed }) => ({ operation, face: typed })),
    ...jobs.flatMap(({ task, does = [] }) => does.map((operation) => ({ operation, face: `job ${task}` }))),
  ]

  it('know no request, no answer, no session and no page', () => {
    assert.ok(defining.length >= 5)
    const wrong = defining
      .flatMap(importsOf)
      .filter(
        ({ to, typeOnly }) =>
          to.startsWith('express') || to.startsWith('server/http/') || (to.startsWith('views/') && !typeOnly),
      )
    assert.deepEqual(
      wrong.map(({ from, to }) => `${from} imports ${to}`),
      [],
    )
  })

  it('are each reached by a face, which asks for their action and records their event', () => {
    for (const { name, action, event } of operations.values()) {
      const faces = facesOf(name)
      assert.notEqual(faces.length, 0, name)
      for (const { pattern, declaration } of faces) {
        assert.ok(declaration.kind !== 'public')
        assert.deepEqual(declaration.actions, typeof action === 'string' ? [action] : action.of, pattern)
        assert.ok(declaration.events.includes(event), pattern)
      }
    }
  })

  it('are there where a command or a job says that it does one', () => {
    assert.ok(ofTheHouse.length >= 8)
    assert.deepEqual(
      ofTheHouse.filter(({ operation }) => !operations.has(operation)),
      [],
    )
  })

  it('are all that commands and jobs do, but for what the documentation says that no page does', () => {
    const text = readFileSync(path.join(projectRoot, 'docs/operations.md'), 'utf8')
    const rows = text
      .split('\n')
      .filter((line) => /^\| `(?:medguard|job) /.test(line))
      .map((line) => line.split('|').slice(1, -1))
    const documented = rows.map(([face = '']) => face.replaceAll('`', '').trim())
    const doing = new Set(ofTheHouse.map(({ face }) => face))
    const standing = [...commandsOf(makeProgram()), ...jobs.map(({ task }) => `job ${task}`)]
    assert.ok(standing.length > 30)
    assert.deepEqual(documented.toSorted(), standing.filter((face) => !doing.has(face)).toSorted())
    for (const [face = '', works = '', recorded = ''] of rows) {
      assert.notEqual(works.trim(), '', face)
      for (const [, event = ''] of recorded.matchAll(/`([^`]+)`/g)) {
        assert.ok(Object.hasOwn(events, event), `${face}: ${event}`)
      }
    }
  })

  it('stand in the documentation with their faces, and no others do', () => {
    const text = readFileSync(path.join(projectRoot, 'docs/operations.md'), 'utf8')
    const documented = text
      .split('\n')
      .filter((line) => /^\| `[\w-]+\./.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.replaceAll('`', '').trim())
          .join(' | '),
      )
    const standing = [...operations.values()].map(({ name, kind, action, event, subject }) =>
      [
        name,
        kind,
        typeof action === 'string' ? action : action.of.join(', '),
        event,
        subject,
        [
          ...facesOf(name).map(({ method, pattern }) => `${method.toUpperCase()} ${pattern}`),
          ...ofTheHouse.filter(({ operation }) => operation === name).map(({ face }) => face),
        ].join(', '),
      ].join(' | '),
    )
    assert.deepEqual(documented.toSorted(), standing.toSorted())
  })
})
