import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { limitOf } from '../../config/request-limits.ts'
import { createApp } from '../../server/app.ts'
import { openServices } from '../../server/boot.ts'
import { LeasedCounts } from '../../server/http/limits/leased-counts.ts'
import { createLog } from '../../server/log.ts'
import { makePatient, makeUser, password } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'
import { testEnvironment } from '../support/test-environment.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status)
const count = (answers: readonly { status: number }[], status: number) =>
  statuses(answers).filter((one) => one === status).length

/** As a program asks. */
const ask = (browser: Visitor) => browser.get('/api/v1/patients', { Accept: 'application/json' })

const perSecond = ({ count: requests, seconds }: { count: number; seconds: number }) => requests / seconds

/** So many that no test meets them by the way. */
const many = '1000000/600'

describe('the limit of everything that somebody may ask for', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp({
      environment: {
        REQUEST_LIMITS: `page=40/600,patient:page=20/600,before-sign-in=30/600,api=12/3600,admin_staff:api=9/3600,sign-in=${many}`,
      },
    })
  })
  after(() => testApp.close())

  /** Another stretch of time, so that what other tests asked for counts no more. */
  const later = () => testApp.clock.advance({ hours: 1 })

  it('holds for a person over all pages, whatever comes of them, and hinders nobody else behind the same address', async () => {
    later()
    const clerk = await makeUser(testApp, 'admin_staff')
    const browser = await visit(testApp, clerk)
    const pages = ['/', '/patients', '/no-such-page', '/security', '/patients/new']
    const answers = []
    for (const index of times(45)) {
      answers.push(await browser.get(pages[index % pages.length] ?? '/'))
    }
    assert.equal(count(answers, 429), 5)
    assert.ok(statuses(answers.slice(-5)).every((status) => status === 429))
    const refused = answers.at(-1)
    assert.match(refused?.text ?? '', /Too many requests/)
    assert.equal(refused?.headers['retry-after'], '600')
    assert.equal(refused.headers['ratelimit'], '"page";r=0;t=600')
    assert.equal(refused.headers['ratelimit-policy'], '"page";q=40;w=600')
    assert.equal(refused.headers['ratelimit-limit'], '40')
    assert.equal(refused.headers['ratelimit-remaining'], '0')
    const rows = await auditRows(testApp, 'request.limited')
    const own = rows.filter(({ actor_id: id }) => id === clerk.id)
    assert.deepEqual(
      own.map(({ rule, outcome, details }) => ({ rule, outcome, details })),
      [{ rule: 'page', outcome: 'refused', details: { limit: 40, seconds: 600 } }],
    )
    const other = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await other.get('/patients')).status, 200)
    testApp.clock.advance({ seconds: 599 })
    assert.equal((await browser.get('/')).status, 429)
    testApp.clock.advance({ seconds: 1 })
    assert.equal((await browser.get('/')).status, 200)
  })

  it('holds for one person in two browsers together, and for forms as for pages', async () => {
    later()
    const clerk = await makeUser(testApp, 'admin_staff')
    const [one, two] = [await visit(testApp, clerk), await visit(testApp, clerk)]
    const token = csrfTokenOf((await one.get('/account/sessions')).text)
    const answers = [
      ...(await Promise.all(times(25).map(() => two.get('/patients')))),
      ...(await Promise.all(times(25).map(() => one.post('/account/draft', { _csrf: token })))),
    ]
    // One page was opened for the token.
    assert.equal(count(answers, 429), 11)
  })

  it('is narrower for a role where the table says so', async () => {
    later()
    const patient = await makePatient(testApp)
    const browser = await visit(testApp, await makeUser(testApp, 'patient', { patientId: patient.id }))
    const answers = []
    for (const _ of times(24)) {
      answers.push(await browser.get('/account/sessions'))
    }
    assert.equal(count(answers, 429), 4)
  })

  it('holds before sign-in for an address, with or without a cookie, but not for browsers that somebody signed in from', async () => {
    later()
    const clerk = await makeUser(testApp, 'admin_staff')
    const known = await visit(testApp, clerk)
    await known.post('/logout', { _csrf: await known.token() })
    later()
    const answers = await Promise.all([
      ...times(20).map(() => new Visitor(testApp).get('/login')),
      ...times(20).map((index) => new Visitor(testApp).get(`/guessed-${index}`)),
    ])
    assert.equal(count(answers, 429), 10)
    const refused = answers.find(({ status }) => status === 429)
    assert.equal(refused?.headers['retry-after'], '600')
    const rows = await auditRows(testApp, 'request.limited')
    assert.equal(rows.filter(({ rule }) => rule === 'before-sign-in').length, 1)
    assert.equal((await known.submit('/login', { username: clerk.username, password })).status, 303)
    assert.equal((await known.get('/patients')).status, 200)
  })

  it('never holds for files of the pages or for what watches over the house', async () => {
    later()
    const page = await new Visitor(testApp).get('/login')
    const [style] = /\/assets\/[^"]+\.css/.exec(page.text) ?? []
    assert.ok(style)
    for (const address of ['/healthz', '/readyz', '/readyz/', style]) {
      const answers = await Promise.all(times(40).map(() => new Visitor(testApp).get(address)))
      assert.equal(count(answers, 429), 0, address)
    }
  })

  it('holds for addresses of programs by themselves, tells how many are left from the first, and answers in their own form', async () => {
    later()
    const clerk = await makeUser(testApp, 'admin_staff')
    const strangers = []
    for (const _ of times(13)) {
      strangers.push(await ask(new Visitor(testApp)))
    }
    assert.equal(strangers[0]?.headers['ratelimit-limit'], '12')
    assert.equal(strangers[0].headers['ratelimit-remaining'], '11')
    assert.equal(strangers[0].headers['ratelimit'], '"api";r=11;t=3600')
    assert.deepEqual(
      statuses(strangers).map((status) => status === 429),
      times(13).map((index) => index === 12),
    )
    assert.match(String(strangers[12]?.headers['content-type']), /^application\/problem\+json/)
    const browser = await visit(testApp, clerk)
    const own = []
    for (const _ of times(10)) {
      own.push(await ask(browser))
    }
    assert.deepEqual(
      statuses(own).map((status) => status === 429),
      times(10).map((index) => index === 9),
    )
    assert.equal((await browser.get('/patients')).status, 200)
    const [programs] = (await auditRows(testApp, 'request.limited')).filter(
      ({ actor_id: id }) => id === clerk.id,
    )
    assert.equal(programs?.rule, 'api')
  })

  it('is never exceeded by two processes that count at once, and is recorded once for both', async () => {
    later()
    const { services } = await openServices({
      environment: testApp.services.environment,
      clock: testApp.clock,
      log: createLog('silent'),
      appUrl: testApp.urls.appUrl,
    })
    const second = { ...testApp, app: createApp(services), services }
    try {
      const clerk = await makeUser(testApp, 'admin_staff')
      const browser = await visit(testApp, clerk)
      const elsewhere = await visit(second, clerk)
      const answers = await Promise.all(
        times(80).map((index) => (index % 2 === 0 ? browser : elsewhere).get('/account/sessions')),
      )
      const answered = count(answers, 200)
      // Two at most had been reserved by a process that nobody asked again.
      assert.ok(answered <= 40 && answered >= 38, String(answered))
      const rows = await auditRows(testApp, 'request.limited')
      assert.equal(rows.filter(({ actor_id: id }) => id === clerk.id).length, 1)
    } finally {
      await services.database.close()
    }
  })
})

describe('counts that are reserved some at a time', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('grant exactly the limit, over any number of processes, in far fewer statements than requests', async (t) => {
    const asked = t.mock.method(testApp.services.prepared, 'one')
    const processes = times(4).map(() => new LeasedCounts(testApp.services))
    const limit = { count: 3_000, seconds: 600 }
    const taken = []
    for (const round of times(1_000)) {
      taken.push(...(await Promise.all(processes.map((one) => one.take('somebody', limit)))))
      assert.ok(round < 700 || taken.length > 2_800)
    }
    assert.equal(taken.filter(({ granted }) => granted).length, limit.count)
    assert.ok(asked.mock.callCount() < 300, String(asked.mock.callCount()))
    assert.equal(taken.filter(({ firstRefusal }) => firstRefusal).length, processes.length)
  })

  it('begin anew with each window', async () => {
    const counts = new LeasedCounts(testApp.services)
    const limit = { count: 2, seconds: 60 }
    const take = async () => (await counts.take('anew', limit)).granted
    assert.deepEqual([await take(), await take(), await take()], [true, true, false])
    testApp.clock.advance({ seconds: 59 })
    assert.equal(await take(), false)
    testApp.clock.advance({ seconds: 1 })
    assert.equal(await take(), true)
  })
})

describe('the table of limits', () => {
  it('has a general row for people, for addresses before sign-in and for programs, wide enough for a busy ward', () => {
    const { REQUEST_LIMITS: table } = testEnvironment({ REQUEST_LIMITS: '' })
    assert.deepEqual(limitOf(table, 'api'), { count: 1_000, seconds: 3_600 })
    // Ten pages or drafts in every second, by one person; a shift of 500 at one address in a quarter of an hour.
    assert.ok(perSecond(limitOf(table, 'page', 'physician')) >= 10)
    assert.ok(perSecond(limitOf(table, 'before-sign-in')) * 900 >= 500 * 6)
    assert.ok(limitOf(table, 'page', 'patient').count < limitOf(table, 'page', 'physician').count)
  })

  it('takes a limit for a role by itself; one for everybody holds for each role that has none', () => {
    const { REQUEST_LIMITS: table } = testEnvironment({
      REQUEST_LIMITS: 'export=5/60, nurse:export=2/60, patient:page=7/60',
    })
    assert.deepEqual(limitOf(table, 'export', 'nurse'), { count: 2, seconds: 60 })
    assert.deepEqual(limitOf(table, 'export', 'patient'), { count: 5, seconds: 60 })
    assert.deepEqual(limitOf(table, 'page', 'patient'), { count: 7, seconds: 60 })
    assert.deepEqual(limitOf(table, 'print', 'patient'), { count: 20, seconds: 3_600 })
    assert.deepEqual(limitOf(table, 'export'), { count: 5, seconds: 60 })
    for (const wrong of ['Nurse:export=1/1', ':export=1/1', 'nurse:exprot=1/1', 'nurse:export']) {
      assert.throws(() => testEnvironment({ REQUEST_LIMITS: wrong }), /nurse:search=60\/60 for a role/)
    }
  })
})
