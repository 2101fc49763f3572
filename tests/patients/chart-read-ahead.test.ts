import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, describe, it, type TestContext } from 'node:test'
import { assignCare, makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

describe('a chart that is read while its disclosure is recorded', () => {
  let testApp: TestApp
  let browser: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    ;({ id: patientId } = await makePatient(testApp, { familyName: 'Sithole' }))
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  /** Says which statements were begun, and when keys were asked for. */
  function watch(t: TestContext): string[] {
    const seen: string[] = []
    const { prepared, patientKeys } = testApp.services
    const run = prepared.run.bind(prepared)
    t.mock.method(prepared, 'run', (statement: Parameters<typeof run>[0], values: readonly unknown[]) => {
      seen.push(statement.name)
      return run(statement, values)
    })
    const open = patientKeys.open.bind(patientKeys)
    t.mock.method(patientKeys, 'open', (...given: Parameters<typeof open>) => {
      seen.push('key')
      return open(...given)
    })
    return seen
  }

  it('is read sealed before the row is committed, and opened only afterwards', async (t) => {
    const seen = watch(t)
    const { trail } = testApp.services
    const append = trail.append.bind(trail)
    const told = new EventEmitter()
    const [asked, allowed] = [once(told, 'asked'), once(told, 'allowed')]
    t.mock.method(trail, 'append', async (entry: Parameters<typeof append>[0]) => {
      told.emit('asked')
      await allowed
      return append(entry)
    })
    const page = browser.get(`/patients/${patientId}`)
    await asked
    while (!seen.includes('chart-rows')) {
      await new Promise(setImmediate)
    }
    assert.ok(!seen.includes('key'))
    told.emit('allowed')
    assert.match((await page).text, /Sithole/)
    assert.equal(seen.filter((name) => name === 'chart-rows').length, 1)
    assert.ok(seen.indexOf('key') > seen.indexOf('insert-audit-row'))
  })

  it('is let go of unopened where the row cannot be written', async (t) => {
    const seen = watch(t)
    const rows = (await auditRows(testApp, 'chart.viewed')).length
    t.mock.method(testApp.services.trail, 'append', () => Promise.reject(new Error('no space left')))
    const page = await browser.get(`/patients/${patientId}`)
    assert.ok(page.status >= 500)
    assert.doesNotMatch(page.text, /Sithole/)
    assert.ok(!seen.includes('key'))
    t.mock.restoreAll()
    assert.equal((await auditRows(testApp, 'chart.viewed')).length, rows)
  })

  it('is an error of this page alone, and on record, where the read fails', async (t) => {
    const { prepared } = testApp.services
    const run = prepared.run.bind(prepared)
    const rows = (await auditRows(testApp, 'chart.viewed')).length
    t.mock.method(prepared, 'run', (statement: Parameters<typeof run>[0], values: readonly unknown[]) =>
      statement.name === 'chart-rows' ? Promise.reject(new Error('it broke off')) : run(statement, values),
    )
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 500)
    t.mock.restoreAll()
    assert.equal((await auditRows(testApp, 'chart.viewed')).length, rows + 1)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
  })

  it('is not read for those who may not see it', async (t) => {
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const stranger = await visit(testApp, await makeUser(testApp, 'physician'))
    const seen = watch(t)
    assert.equal((await clerk.get(`/patients/${patientId}`)).status, 200)
    assert.equal((await stranger.get(`/patients/${patientId}`)).status, 403)
    assert.ok(!seen.includes('chart-rows'))
  })
})
