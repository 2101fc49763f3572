import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import supertest, { type Response } from 'supertest'
import { createPassport } from '../../middleware/passport.ts'
import type { RouteTable } from '../../server/http/routes/declared-route.ts'
import { createRoutes } from '../../server/routes.ts'
import { makePatient, makeUser, assignCare } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

const nonceOf = (answer: Response) =>
  /script-src 'nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1] ?? ''

function assertSecurityHeaders(answer: Response, what: string): void {
  const header = (name: string) => answer.headers[name] ?? ''
  const policy = header('content-security-policy')
  for (const directive of [
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]) {
    assert.ok(policy.includes(directive), `${what}: ${directive}`)
  }
  assert.doesNotMatch(policy, /unsafe|\*|https?:/, what)
  assert.match(nonceOf(answer), /^[\w-]{22}$/, what)
  assert.match(header('strict-transport-security'), /max-age=63072000; includeSubDomains/, what)
  assert.equal(header('x-content-type-options'), 'nosniff', what)
  assert.equal(header('referrer-policy'), 'same-origin', what)
  assert.equal(header('x-frame-options'), 'DENY', what)
  assert.equal(header('cross-origin-opener-policy'), 'same-origin', what)
  assert.equal(header('cross-origin-resource-policy'), 'same-origin', what)
  assert.equal(answer.headers['x-powered-by'], undefined, what)
  assert.equal(answer.headers['access-control-allow-origin'], undefined, what)
}

describe('every answer', () => {
  let testApp: TestApp
  let physician: Visitor
  let damagedId: string
  let routes: RouteTable

  before(async () => {
    testApp = await startTestApp()
    const user = await makeUser(testApp, 'physician')
    const damaged = await makePatient(testApp)
    damagedId = damaged.id
    await assignCare(testApp, damaged.id, user.id)
    await testApp.sql('UPDATE patients SET medical_history = given_name WHERE id = $1', [damaged.id])
    physician = await visit(testApp, user)
    routes = createRoutes(testApp.services, createPassport(testApp.services))
  })
  after(() => testApp.close())

  it('carries the security headers: pages, redirects, refusals, errors and files', async () => {
    const stylesheet = testApp.services.assets.url('medguard.css')
    const cases: [string, number][] = [
      ['/patients', 200],
      ['/login', 303],
      ['/no/such/page', 404],
      ['/admin/users', 403],
      [`/patients/${damagedId}`, 500],
      ['/logout', 405],
      ['/patients/%E0%A4%A', 400],
      [stylesheet, 200],
      ['/assets/nothing-here.css', 404],
      ['/healthz', 200],
    ]
    for (const [path, status] of cases) {
      const answer = await physician.get(path, { Origin: 'https://evil.example' })
      assert.equal(answer.status, status, path)
      assertSecurityHeaders(answer, path)
    }
    const forged = await physician.post('/logout')
    assert.equal(forged.status, 403)
    assertSecurityHeaders(forged, 'a forged form')
  })

  it('has a nonce of its own, on its scripts and styles too', async () => {
    const answers = [await physician.get('/patients'), await physician.get('/patients')]
    assert.notEqual(nonceOf(answers[0] ?? answers[1]!), nonceOf(answers[1]!))
    for (const answer of answers) {
      const nonces = [...answer.text.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce)
      assert.ok(nonces.length >= 2)
      assert.deepEqual([...new Set(nonces)], [nonceOf(answer)])
    }
  })

  it('is not kept by any cache, files excepted', async () => {
    for (const path of ['/patients', '/login', '/no/such/page', '/admin/users']) {
      assert.equal((await physician.get(path)).headers['cache-control'], 'no-store', path)
    }
  })

  it('says nothing of the inside when something fails', async () => {
    const answer = await physician.get(`/patients/${damagedId}`)
    assert.doesNotMatch(answer.text, /at .*\.ts|Error:|SELECT|node_modules|postgres/i)
    assert.match(answer.text, /record-damaged/)
  })

  it('is problem+json with the same status where that is wanted', async () => {
    for (const [path, status] of [
      ['/no/such/page', 404],
      ['/admin/users', 403],
      [`/patients/${damagedId}`, 500],
      ['/logout', 405],
    ] as const) {
      const answer = await physician.get(path, { Accept: 'application/json' })
      assert.equal(answer.status, status)
      assert.match(answer.headers['content-type'] ?? '', /application\/problem\+json/)
      const problem: unknown = JSON.parse(answer.text)
      assert.ok(typeof problem === 'object' && problem !== null && 'status' in problem)
      assert.equal(problem.status, status)
    }
  })

  it('is 405 with what is allowed for every other method on every route', async () => {
    const patterns = new Set(routes.entries.map(({ pattern }) => pattern))
    for (const pattern of patterns) {
      const path = pattern
        .replaceAll(/\*\w+/g, 'nothing-here')
        .replaceAll(/:\w+/g, '0198a000-0000-7000-8000-000000000000')
      for (const method of ['put', 'patch', 'delete', 'options', 'trace', 'propfind'] as const) {
        const answer = await supertest(testApp.app)[method](path)
        assert.equal(answer.status, 405, `${method} ${pattern}`)
        const taken = routes.entries.filter((entry) => entry.pattern === pattern)
        for (const entry of taken) {
          assert.match(answer.headers['allow'] ?? '', new RegExp(`\\b${entry.method.toUpperCase()}\\b`))
        }
      }
    }
  })

  it('takes a form on an address that another pattern covers for reading only', async () => {
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await clerk.submit('/patients/new', {})).status, 422)
    assert.equal((await supertest(testApp.app).delete('/patients/new')).headers['allow'], 'GET, HEAD, POST')
  })

  it('comes to HEAD without its content', async () => {
    const answer = await supertest(testApp.app).head('/login')
    assert.equal(answer.status, 200)
    assert.equal(answer.text ?? '', '')
  })
})
