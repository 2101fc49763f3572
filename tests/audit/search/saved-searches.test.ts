import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { SavedSearch } from '../../../models/audit/saved-search.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { linkTo, listed, logAt } from './log-entries.ts'

describe('saved searches of the audit log', () => {
  let testApp: TestApp
  let owner: TestUser
  let auditor: Visitor
  let colleague: Visitor

  before(async () => {
    testApp = await startTestApp()
    owner = await makeUser(testApp, 'audit_reviewer', { displayName: 'Owner Of Searches' })
    auditor = await visit(testApp, owner)
    colleague = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    await logAt(testApp, '2026-03-03T08:00:00Z', {
      event: 'sign-in.failed',
      outcome: 'failure',
      claimedName: 'x',
    })
  })
  after(() => testApp.close())

  it('begin with the filters of the search they are saved from, and are one click away after', async () => {
    const form =
      linkTo((await auditor.get('/audit?event=sign-in.failed&sort=address')).text, /Save this search/) ?? ''
    const { text } = await auditor.get(form)
    assert.match(text, /<option value="sign-in\.failed" selected="">/)
    assert.match(text, /<option value="address" selected="">/)
    const saved = await auditor.submit(
      form,
      { name: 'Guessing', event: 'sign-in.failed', sort: 'address' },
      '/audit/searches/new',
    )
    assert.equal(saved.headers['location'], '/audit/searches')
    const click = linkTo((await auditor.get('/audit')).text, /^Guessing$/)
    assert.equal(click, '/audit?event=sign-in.failed&sort=address&direction=asc')
    assert.equal(listed((await auditor.get(click)).text).length, 1)
    const [row] = await auditRows(testApp, 'audit.search-saved')
    assert.deepEqual(row?.details, { shared: false, filters: ['event', 'sort', 'direction'] })
  })

  it('are seen by others once they are shared, and changed by their owner only', async () => {
    const search = await SavedSearch.findOne({ where: { ownerId: owner.id }, rejectOnEmpty: true })
    const edit = `/audit/searches/${search.id}/edit`
    assert.ok(!(await colleague.get('/audit/searches')).text.includes('Guessing'))
    assert.equal((await colleague.get(edit)).status, 404)
    const fields = { name: 'Guessing', event: 'sign-in.failed', outcome: 'failure', shared: 'on' }
    assert.equal((await auditor.submit(edit, fields)).status, 303)
    const { text } = await colleague.get('/audit/searches')
    assert.match(text, /Owner Of Searches, shared/)
    assert.equal(linkTo(text, /Change/), undefined)
    assert.equal((await colleague.get(edit)).status, 404)
    const remove = `/audit/searches/${search.id}/delete`
    assert.equal((await colleague.submit('/audit/searches/new', {}, remove)).status, 404)
    assert.ok((await colleague.get('/audit')).text.includes('Guessing'))
    assert.equal((await auditor.submit('/audit/searches', {}, remove)).status, 303)
    assert.equal(await SavedSearch.count(), 0)
    assert.equal((await auditRows(testApp, 'audit.search-deleted'))[0]?.actor_id, owner.id)
  })

  it('come back with what is wrong and what was typed', async () => {
    const page = await auditor.submit('/audit/searches/new', { name: ' ', ip: '10.0.0.0/99', sort: 'id' })
    assert.equal(page.status, 422)
    const filters = await auditor.submit('/audit/searches/new', {
      name: 'Wrong',
      ip: '10.0.0.0/99',
      sort: 'id',
    })
    assert.equal(filters.status, 422)
    assert.match(filters.text, /value="10\.0\.0\.0\/99"/)
    assert.match(filters.text, /href="#ip"/)
    assert.match(filters.text, /href="#sort"/)
    assert.equal(await SavedSearch.count(), 0)
  })

  it('stay closed to those who may not read the log', async () => {
    const nurse = await visit(testApp, await makeUser(testApp, 'nurse'))
    assert.equal((await nurse.get('/audit/searches')).status, 403)
    assert.equal((await nurse.get('/audit/searches/new')).status, 403)
  })
})

describe('the chart and the print of the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer', { displayName: 'Paper Person' }))
    for (const minute of ['00', '20', '59']) {
      await logAt(testApp, `2026-02-10T08:${minute}:00Z`)
    }
    await logAt(testApp, '2026-02-10T09:00:00Z', { event: 'emergency-access.started' })
    await logAt(testApp, '2026-02-12T09:00:00Z', { outcome: 'refused' })
  })
  after(() => testApp.close())

  it('counts by hour and severity of the facility’s clock, as a drawing and as a table', async () => {
    const { text } = await auditor.get('/audit?from=2026-02-10&to=2026-02-10')
    assert.match(text, /<svg[^>]*role="img"[^>]*aria-labelledby="chart-title chart-description"/)
    assert.match(
      text,
      /<desc id="chart-description">4 events from 10 Feb 2026, 00:00 to 10 Feb 2026, 23:00; at most 3 in one hour/,
    )
    assert.equal([...text.matchAll(/<rect class="mg-chart__bar/g)].length, 2)
    assert.match(
      text,
      /10 Feb 2026, 10:00<\/th><td[^>]*>3<\/td><td[^>]*>0<\/td><td[^>]*>0<\/td><td[^>]*>0<\/td><td[^>]*>3</,
    )
    assert.match(
      text,
      /10 Feb 2026, 11:00<\/th><td[^>]*>0<\/td><td[^>]*>0<\/td><td[^>]*>0<\/td><td[^>]*>1<\/td><td[^>]*>1</,
    )
    assert.doesNotMatch(text, / style="/)
  })

  it('counts only what the filters let through, long periods by day, and says what it leaves out', async () => {
    const filtered = await auditor.get('/audit?from=2026-02-01&to=2026-02-28&outcome=refused')
    assert.match(filtered.text, />1 events from 1 Feb 2026 to 28 Feb 2026; at most 1 in one day/)
    const long = await auditor.get('/audit?from=2025-01-01&to=2026-02-28')
    assert.match(long.text, /The last 92 days of the period are shown/)
    assert.match(long.text, />5 events from/)
  })

  it('prints what a search finds, with its filters, and who had it printed and when, on record', async () => {
    const link = linkTo(
      (await auditor.get('/audit?from=2026-02-10&to=2026-02-10&sort=event')).text,
      /For printing/,
    )
    const { status, text } = await auditor.get(link ?? '')
    assert.equal(status, 200)
    assert.equal(listed(text).length, 4)
    assert.match(text, /From: 2026-02-10; To and including: 2026-02-10/)
    assert.match(text, /Paper Person \(Audit reviewer\), 4 Mar 2026/)
    const [row] = await auditRows(testApp, 'audit.printed')
    assert.deepEqual(row?.details, {
      from: '2026-02-10',
      to: '2026-02-10',
      sort: 'event',
      direction: 'asc',
      shown: 4,
    })
    assert.equal((await auditor.get('/audit/print?sort=id')).status, 422)
    assert.equal((await auditor.get('/audit/print?from=yesterday-ish')).status, 422)
  })
})
