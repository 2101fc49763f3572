import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { csrfTokenOf, visit, Visitor } from '../support/request.ts'

describe('while the database is away', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
  })
  after(() => testApp.close())

  const cutConnections = () =>
    testApp.sql(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'medguard_app'`,
    )

  async function whileAway(work: () => Promise<void>): Promise<void> {
    const [database] = await testApp.sql<{ name: string }>('SELECT current_database() AS name')
    await testApp.sql(`REVOKE CONNECT ON DATABASE ${database?.name} FROM medguard_app`)
    await cutConnections()
    try {
      await work()
    } finally {
      await testApp.sql(`GRANT CONNECT ON DATABASE ${database?.name} TO medguard_app`)
    }
  }

  it('answers 503 without anything of a record, and goes on by itself afterwards', async () => {
    const browser = await visit(testApp, physician)
    const chart = `/patients/${patientId}`
    assert.equal((await browser.get(chart)).status, 200)
    await whileAway(async () => {
      for (const path of [chart, '/patients', '/', '/login']) {
        const page = await browser.get(path)
        assert.equal(page.status, 503, path)
        assert.match(page.text, /unavailable/)
        assert.doesNotMatch(page.text, /Modise|Palesa|postgres|medguard_app/)
      }
    })
    assert.equal((await browser.get(chart)).status, 200)
  })

  it('says in /readyz that it is away where it takes a question and never answers', async (t) => {
    t.mock.method(testApp.services.prepared, 'run', () => new Promise<never>(() => undefined))
    assert.equal((await new Visitor(testApp).get('/readyz')).status, 503)
  })

  it('answers those who sign in with 503 too, and lets nobody in', async () => {
    const browser = new Visitor(testApp)
    const token = csrfTokenOf((await browser.get('/login')).text)
    const fields = { username: physician.username, password, _csrf: token }
    await whileAway(async () => {
      assert.equal((await browser.post('/login', fields)).status, 503)
      assert.equal((await new Visitor(testApp).get('/readyz')).status, 503)
      assert.equal((await new Visitor(testApp).get('/healthz')).status, 200)
    })
    assert.equal((await browser.post('/login', fields)).headers['location'], '/login/mfa')
  })

  it('does not hand out a sign-in form that could not work', async () => {
    await whileAway(async () => {
      const answer = await new Visitor(testApp).get('/login')
      assert.equal(answer.status, 503)
    })
  })

  it('survives connections that break in the middle of work', async () => {
    const browser = await visit(testApp, physician)
    for (const _ of Array.from({ length: 5 })) {
      const [answer] = await Promise.all([browser.get(`/patients/${patientId}`), cutConnections()])
      assert.ok([200, 503].includes(answer.status), String(answer.status))
    }
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
  })
})
