import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { pruneSessions } from '../../server/accounts/sessions/prune-sessions.ts'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, Visitor } from '../support/request.ts'
import { testEnvironment } from '../support/test-environment.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const statuses = (answers: readonly { status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b)

describe('limits of requests', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp({
      environment: { REQUEST_LIMITS: 'search=10/60,export=2/3600,reset=3/3600' },
    })
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  it('let nine people sign in at once from one address, and a whole shift after them', async () => {
    const people = []
    for (const _ of times(9)) {
      people.push(await makeUser(testApp, 'admin_staff'))
    }
    const browsers = people.map((person) => ({ person, browser: new Visitor(testApp) }))
    const answers = await Promise.all(
      browsers.map(({ person, browser }) =>
        browser.submit('/login', { username: person.username, password }),
      ),
    )
    assert.deepEqual(
      statuses(answers),
      times(9).map(() => 303),
    )
    for (const _ of times(30)) {
      assert.equal(
        (await new Visitor(testApp).submit('/login', { username: clerk.username, password })).status,
        303,
      )
    }
  })

  it('let a whole ward sign in at the same moment behind one address, from browsers that nobody knows yet', async () => {
    testApp.clock.advance({ minutes: 1 })
    const ward = []
    for (const _ of times(32)) {
      ward.push({ person: await makeUser(testApp, 'admin_staff'), browser: new Visitor(testApp) })
    }
    await Promise.all(ward.map(({ browser }) => browser.get('/login')))
    const answers = await Promise.all(
      ward.map(({ person, browser }) => browser.submit('/login', { username: person.username, password })),
    )
    assert.deepEqual(
      statuses(answers),
      ward.map(() => 303),
    )
  })

  it('let one person sign in from ten browsers at the same moment', async () => {
    testApp.clock.advance({ minutes: 1 })
    const browsers = times(10).map(() => new Visitor(testApp))
    const answers = await Promise.all(
      browsers.map((browser) => browser.submit('/login', { username: clerk.username, password })),
    )
    assert.deepEqual(
      statuses(answers),
      browsers.map(() => 303),
    )
  })

  it('answer 25 wrong sign-ins from one address and no more, whatever the names; the 26th and what follows are 429', async () => {
    testApp.clock.advance({ hours: 1 })
    const browser = new Visitor(testApp)
    const answers = []
    for (const index of times(40)) {
      answers.push(await browser.submit('/login', { username: `sprayed-${index}`, password: 'Winter2026!' }))
    }
    assert.deepEqual(statuses(answers), [...times(25).map(() => 422), ...times(15).map(() => 429)])
    const refused = answers.at(-1)
    assert.equal(refused?.headers['retry-after'], '3600')
    assert.equal(refused.headers['ratelimit-limit'], '25')
    assert.equal(refused.headers['ratelimit-remaining'], '0')
    assert.equal(refused.headers['ratelimit-reset'], '3600')
    const rows = await auditRows(testApp, 'request.limited')
    assert.deepEqual(
      rows.map(({ rule, outcome }) => ({ rule, outcome })),
      [{ rule: 'sign-in', outcome: 'refused' }],
    )
    testApp.clock.advance({ hours: 1 })
    assert.equal((await browser.submit('/login', { username: clerk.username, password })).status, 303)
  })

  it('count wrong sign-ins over all browsers that the same person has signed in from: each more gives no new tries', async () => {
    const insider = await makeUser(testApp, 'admin_staff')
    const answers = []
    for (const round of times(3)) {
      const browser = await new Visitor(testApp).signIn(insider)
      await browser.post('/logout', { _csrf: await browser.token() })
      for (const index of times(10)) {
        const username = `sprayed-by-insider-${round}-${index}`
        answers.push(await browser.submit('/login', { username, password: 'Winter2026!' }))
      }
    }
    assert.deepEqual(statuses(answers), [...times(25).map(() => 422), ...times(5).map(() => 429)])
    assert.equal(
      (await new Visitor(testApp).submit('/login', { username: clerk.username, password })).status,
      303,
    )
  })

  it('answer so many wishes for links to a new password from one address, and say how many are left', async () => {
    const browser = new Visitor(testApp)
    const answers = []
    for (const index of times(4)) {
      answers.push(await browser.submit('/password/forgot', { email: `nobody-${index}@example.org` }))
    }
    assert.deepEqual(
      answers.map(({ status, headers }) => [
        status,
        headers['ratelimit-limit'],
        headers['ratelimit-remaining'],
      ]),
      [
        [200, '3', '2'],
        [200, '3', '1'],
        [200, '3', '0'],
        [429, '3', '0'],
      ],
    )
    assert.equal(answers.at(-1)?.headers['retry-after'], '3600')
  })

  it('hold for HEAD as for GET, and for an address with a slash at its end', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const base = await testApp.serve()
    const heads = []
    for (const _ of times(11)) {
      const headers = { cookie: browser.cookie, 'user-agent': 'Ward browser 1' }
      heads.push(await fetch(`${base}/patients?q=a`, { method: 'HEAD', headers, redirect: 'manual' }))
    }
    assert.deepEqual(statuses(heads), [...times(10).map(() => 200), 429])
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const first = await auditor.get('/audit/export?format=csv')
    assert.equal(first.headers['ratelimit-remaining'], '1')
    assert.equal((await auditor.get('/audit/export/?format=csv')).status, 200)
    assert.equal((await auditor.get('/audit/export/?format=csv')).status, 429)
    assert.equal((await auditor.get('/audit/?user=a')).headers['ratelimit-remaining'], '9')
  })

  it('answer as many searches of one person as may be, at once or not, say how many are left, and hinder nobody else', async () => {
    const browser = await visit(testApp, clerk)
    const first = await browser.get('/patients?q=a')
    assert.equal(first.headers['ratelimit-limit'], '10')
    assert.equal(first.headers['ratelimit-remaining'], '9')
    const answers = await Promise.all(times(20).map(() => browser.get('/patients?q=a')))
    assert.deepEqual(statuses(answers), [...times(9).map(() => 200), ...times(11).map(() => 429)])
    assert.equal((await browser.get('/patients')).status, 200)
    const rows = await auditRows(testApp, 'request.limited')
    assert.equal(rows.filter(({ rule, actor_id: id }) => rule === 'search' && id === clerk.id).length, 1)
    const other = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await other.get('/patients?q=a')).status, 200)
    testApp.clock.advance({ seconds: 60 })
    assert.equal((await browser.get('/patients?q=a')).status, 200)
  })

  it('leave no counts behind once their time is over', async () => {
    assert.notEqual((await testApp.sql('SELECT FROM rate_limits')).length, 0)
    testApp.clock.advance({ hours: 2 })
    await pruneSessions(testApp.services)
    assert.equal((await testApp.sql('SELECT FROM rate_limits')).length, 0)
  })

  it('are changed by one setting, and refused in words where it cannot be read', () => {
    const { REQUEST_LIMITS: table } = testEnvironment({ REQUEST_LIMITS: 'search=7/30' })
    assert.deepEqual(table.search, { count: 7, seconds: 30 })
    assert.deepEqual(table['sign-in'], { count: 25, seconds: 3_600 })
    for (const wrong of ['search', 'search=0/60', 'serach=1/1', 'search=1']) {
      assert.throws(() => testEnvironment({ REQUEST_LIMITS: wrong }), /write for example search=60\/60/)
    }
  })
})
