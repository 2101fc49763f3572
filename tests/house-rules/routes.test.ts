import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { actions } from '../../server/access/actions.ts'
import { events } from '../../server/audit/events.ts'
import type { RouteTable } from '../../server/http/routes/declared-route.ts'
import { isForPrograms } from '../../server/http/routes/for-programs.ts'
import { createPassport } from '../../middleware/passport.ts'
import { createRoutes } from '../../server/routes.ts'
import { makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { Visitor, visit } from '../support/request.ts'

const id = '0198a000-0000-7000-8000-000000000000'
const concrete = (pattern: string) => pattern.replaceAll(/\*\w+/g, 'nothing-here').replaceAll(/:\w+/g, id)

describe('every route', () => {
  let testApp: TestApp
  let routes: RouteTable

  before(async () => {
    testApp = await startTestApp()
    routes = createRoutes(testApp.services, createPassport(testApp.services))
  })
  after(() => testApp.close())

  const guarded = () => routes.entries.filter(({ declaration }) => declaration.kind !== 'public')

  it('was declared by one of the three route functions', () => {
    const declared = new Set(routes.entries.map(({ pattern }) => pattern))
    const standing = routes.router.stack.map((layer) => layer.route?.path)
    assert.equal(standing.length, routes.entries.length)
    assert.deepEqual(
      standing.filter((path) => path === undefined || !declared.has(path)),
      [],
    )
  })

  it('says which action it asks for and which event it records, or why it is open', () => {
    for (const { pattern, declaration } of routes.entries) {
      if (declaration.kind === 'public') {
        assert.ok(declaration.why.length > 10, pattern)
        continue
      }
      assert.ok(
        declaration.actions.length > 0 && declaration.actions.every((action) => action in actions),
        pattern,
      )
      assert.ok(
        declaration.events.length > 0 && declaration.events.every((event) => event in events),
        pattern,
      )
    }
  })

  it('says what a form takes that nobody needs a clearance for, but for what scripts of our pages send', () => {
    const silent = routes.entries.filter(
      ({ method, declaration }) =>
        method === 'post' && declaration.kind === 'public' && declaration.form === undefined,
    )
    // A draft has the fields of whatever form it is of; that somebody is still there has none.
    assert.deepEqual(silent.map(({ pattern }) => pattern).toSorted(), [
      '/account/session/draft',
      '/account/session/stay',
    ])
  })

  it('counts a form once however often it is sent, wherever something can be changed', () => {
    const changing = guarded().filter(({ method, pattern }) => method === 'post' && !isForPrograms(pattern))
    assert.ok(changing.length > 40)
    assert.deepEqual(
      changing.filter(({ declaration }) => !('once' in declaration)).map(({ pattern }) => pattern),
      [],
    )
  })

  it('sends a stranger to sign in, unless it is a public one', async () => {
    for (const { method, pattern } of guarded()) {
      const stranger = new Visitor(testApp)
      const answer =
        method === 'get' ? await stranger.get(concrete(pattern)) : await stranger.post(concrete(pattern))
      if (isForPrograms(pattern)) {
        assert.equal(answer.status, 401, `${method} ${pattern}`)
        continue
      }
      assert.equal(answer.status, method === 'get' ? 303 : 403, `${method} ${pattern}`)
      if (method === 'get') {
        assert.match(answer.headers['location'] ?? '', /^\/login/, pattern)
      }
    }
  })

  it('reaches nothing with a password alone where a second factor is due', async () => {
    const half = new Visitor(testApp)
    const user = await makeUser(testApp, 'physician')
    const first = await half.submit('/login', {
      username: user.username,
      password: 'seven brass kettles hum softly',
    })
    assert.equal(first.headers['location'], '/login/mfa')
    for (const { method, pattern } of guarded().filter((entry) => entry.method === 'get')) {
      const answer = await half.get(concrete(pattern))
      if (isForPrograms(pattern)) {
        assert.equal(answer.status, 401, `${method} ${pattern}`)
        continue
      }
      assert.equal(answer.status, 303, `${method} ${pattern}`)
      assert.equal(answer.headers['location'], '/login/mfa', pattern)
    }
  })

  it('changes nothing without a token, whoever asks', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'physician'))
    for (const { pattern } of routes.entries.filter((entry) => entry.method === 'post')) {
      assert.equal((await browser.post(concrete(pattern))).status, 403, pattern)
    }
  })

  it('answers 405 to other methods and says what is allowed', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'physician'))
    const answer = await browser.get('/logout')
    assert.equal(answer.status, 405)
    assert.equal(answer.headers['allow'], 'POST')
  })

  it('answers a broken address and an unknown one without falling over', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await browser.get('/patients/%E0%A4%A')).status, 400)
    assert.equal((await browser.get('/no/such/page')).status, 404)
    assert.equal((await browser.get('/patients/not-an-id')).status, 404)
  })
})
