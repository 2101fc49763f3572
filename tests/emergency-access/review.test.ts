import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { tellOverdueReviews } from '../../server/emergency-access/reviews/tell-overdue-reviews.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const reason = 'Canary: collapsed at the taxi rank'

describe('the review of emergency access', () => {
  let testApp: TestApp
  let doctor: TestUser
  let patientId: string
  let grant: string
  let address: string
  let officer: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const broken = async ({ ends = true }: { ends?: boolean } = {}) => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    doctor = await makeUser(testApp, 'physician', { displayName: 'Dr Zanele Khoza' })
    patientId = (await makePatient(testApp)).id
    const browser = await visit(testApp, doctor)
    await browser.submit(`/patients/${patientId}/break-glass`, {
      reasonCode: 'unconscious',
      reason,
      accessCode: doctor.accessCode ?? '',
    })
    await browser.get(`/patients/${patientId}`)
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_grants WHERE user_id = $1', [
      doctor.id,
    ])
    grant = row?.id ?? ''
    address = `/break-glass/${grant}/review`
    if (ends) {
      await browser.submit('/break-glass', {}, `/break-glass/${grant}/end`)
    }
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    return browser
  }
  const state = async () => {
    const [row] = await testApp.sql<{ review_state: string }>(
      'SELECT review_state FROM emergency_grants WHERE id = $1',
      [grant],
    )
    return row?.review_state
  }

  it('shows why, what was seen and done, and how the person has stood to the patient since', async () => {
    await broken()
    const first = await officer.get(address)
    assert.match(first.text, /Canary: collapsed/)
    assert.match(first.text, /Chart opened/)
    assert.match(first.text, /Has never been in the care team/)
    testApp.clock.advance({ minutes: 10 })
    await assignCare(testApp, patientId, doctor.id, { relationship: 'covering' })
    const since = await officer.get(address)
    assert.match(since.text, /Became part of the care team afterwards: covering, since 4 Mar 2026/)
  })

  it('lets nobody review their own, and records the attempt', async () => {
    const browser = await broken()
    assert.equal((await browser.get(address)).status, 403)
    await testApp.sql(
      `INSERT INTO role_permissions SELECT id, 'emergency-access.review' FROM roles WHERE name = 'physician'`,
    )
    const page = await browser.get(address)
    assert.match(page.text, /somebody else must review it/)
    assert.doesNotMatch(page.text, /name="outcome"/)
    const own = await browser.post(address, {
      outcome: 'justified',
      comment: 'It was me, and it was right',
      _csrf: csrfTokenOf(page.text),
    })
    await testApp.sql(
      `DELETE FROM role_permissions WHERE permission = 'emergency-access.review'
        AND role_id = (SELECT id FROM roles WHERE name = 'physician')`,
    )
    assert.equal(own.status, 403)
    assert.equal(await state(), 'due')
    const refused = (await auditRows(testApp, 'emergency-access.reviewed')).find(
      ({ resource_id: id, rule }) => id === grant && rule === 'own-grant',
    )
    assert.deepEqual([refused?.outcome, refused?.severity], ['refused', 'critical'])
  })

  it('waits for the end: a running one can be neither reviewed nor escalated, and its page says until when it runs', async () => {
    const browser = await broken({ ends: false })
    const page = await officer.get(address)
    assert.match(page.text, /Still running/)
    assert.match(page.text, /until 4 Mar 2026, 11:0\d at the latest/)
    assert.doesNotMatch(page.text, /name="outcome"/)
    assert.match((await officer.get('/break-glass/reviews')).text, /On now/)
    const token = await officer.token()
    for (const outcome of ['justified', 'unjustified', 'escalated']) {
      const early = await officer.post(address, { outcome, comment: 'Too early', _csrf: token })
      assert.equal(early.status, 422)
      assert.match(early.text, /still running, until 4 Mar 2026, 11:0\d at the latest/)
    }
    assert.equal(await state(), 'due')
    assert.deepEqual(await testApp.sql('SELECT id FROM emergency_reviews WHERE grant_id = $1', [grant]), [])
    await browser.submit('/break-glass', {}, `/break-glass/${grant}/end`)
    const late = await officer.submit(address, { outcome: 'justified', comment: 'Agrees with the ward' })
    assert.equal(late.status, 303)
    assert.equal(await state(), 'done')
  })

  it('can be written once the time of one that nobody ended is over', async () => {
    await broken({ ends: false })
    testApp.clock.advance({ minutes: 61 })
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const done = await officer.submit(address, { outcome: 'justified', comment: 'Agrees with the ward' })
    assert.equal(done.status, 303)
  })

  it('is written once: of two at the same time, one counts', async () => {
    await broken()
    const other = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const both = [officer, other]
    const tokens = await Promise.all(
      both.map(async (reviewer) => csrfTokenOf((await reviewer.get(address)).text)),
    )
    const answers = await Promise.all(
      both.map((reviewer, index) =>
        reviewer.post(address, {
          outcome: 'justified',
          comment: 'Agrees with the ambulance sheet',
          _csrf: tokens[index] ?? '',
        }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 1)
    assert.equal(await state(), 'done')
  })

  it('raises a critical alert when escalated, and takes one second opinion from somebody else', async () => {
    await broken()
    const first = await officer.submit(address, { outcome: 'escalated', comment: 'Opened far too much' })
    assert.equal(first.status, 303)
    assert.equal(await state(), 'escalated')
    const [alert] = await testApp.sql<{ severity: string }>(
      "SELECT severity FROM alerts WHERE grant_id = $1 AND kind = 'emergency-review-escalated'",
      [grant],
    )
    assert.equal(alert?.severity, 'critical')
    assert.match((await officer.get('/break-glass/reviews?show=escalated')).text, new RegExp(grant))
    const token = csrfTokenOf((await officer.get(address)).text)
    const same = await officer.post(address, {
      outcome: 'justified',
      comment: 'On second thoughts',
      _csrf: token,
    })
    assert.equal(same.status, 403)
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    assert.equal((await auditor.submit(address, { outcome: 'escalated', comment: 'Up again' })).status, 422)
    const second = await auditor.submit(address, { outcome: 'unjustified', comment: 'Not needed at all' })
    assert.equal(second.status, 303)
    const page = await officer.get(address)
    assert.match(page.text, /Opened far too much/)
    assert.match(page.text, /Not needed at all/)
    assert.doesNotMatch(page.text, /name="outcome"/)
    assert.match((await officer.get('/break-glass/reviews?show=reviewed')).text, new RegExp(grant))
  })

  it('never changes what was written: the application may not', async () => {
    await assert.rejects(
      testApp.services.database.pool.query("UPDATE emergency_reviews SET outcome = 'justified'"),
      /permission denied/,
    )
    await assert.rejects(
      testApp.services.database.pool.query('UPDATE emergency_reviews SET reviewer_id = reviewer_id'),
      /permission denied/,
    )
    await assert.rejects(
      testApp.services.database.pool.query('DELETE FROM emergency_reviews'),
      /permission denied/,
    )
  })

  it('tells the officers of an overdue one, once a day, until it is reviewed', async () => {
    await broken()
    const told = async () => {
      await Promise.all([tellOverdueReviews(testApp.services), tellOverdueReviews(testApp.services)])
      const rows = await testApp.sql(
        "SELECT FROM alerts WHERE grant_id = $1 AND kind = 'emergency-review-overdue'",
        [grant],
      )
      return rows.length
    }
    testApp.clock.advance({ minutes: 71 * 60 })
    assert.equal(await told(), 0)
    testApp.clock.advance({ minutes: 60 })
    assert.equal(await told(), 1)
    testApp.clock.advance({ minutes: 23 * 60 })
    assert.equal(await told(), 1)
    testApp.clock.advance({ minutes: 60 })
    assert.equal(await told(), 2)
    const mails = await testApp.sql(
      "SELECT FROM messages WHERE kind = 'emergency-reviews-overdue' AND created_at = $1",
      [testApp.clock.now()],
    )
    assert.ok(mails.length > 0)
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    await officer.submit(address, { outcome: 'justified', comment: 'Late, but in order' })
    testApp.clock.advance({ minutes: 24 * 60 })
    assert.equal(await told(), 2)
    const open = await testApp.sql('SELECT FROM alerts WHERE acknowledged_at IS NULL AND grant_id = $1', [
      grant,
    ])
    assert.equal(open.length, 1)
  })

  it('counts by person, ward, reason and month, and exports every use without what people wrote', async () => {
    await broken()
    await testApp.sql("UPDATE emergency_grants SET ward = '=Ward 7' WHERE id = $1", [grant])
    await officer.submit(address, { outcome: 'unjustified', comment: 'Canary: not needed at all' })
    const query = '?from=2026-03-01&to=2026-03-31'
    const page = await officer.get(`/break-glass/reviews/numbers${query}`)
    assert.equal(page.status, 200)
    for (const name of ['Dr Zanele Khoza', '=Ward 7', 'The patient cannot say who they are', '2026-03']) {
      assert.ok(page.text.includes(name), name)
    }
    const file = await officer.get(`/break-glass/reviews/export${query}`)
    assert.equal(file.status, 200)
    assert.match(file.headers['content-disposition'] ?? '', /emergency-access_2026-03-01_to_2026-03-31\.csv/)
    const [head = '', ...rows] = file.text.trimEnd().split('\r\n')
    const [count] = await testApp.sql<{ count: string }>('SELECT count(*) FROM emergency_grants')
    assert.equal(rows.length, Number(count?.count))
    const row = rows.find((line) => line.startsWith(grant)) ?? ''
    assert.equal(row.split(',').length, head.split(',').length)
    assert.match(row, /,'=Ward 7,MG-\d+,no,unconscious,no,,unjustified,/)
    assert.doesNotMatch(file.text, /Canary/)
    const [exported] = await auditRows(testApp, 'emergency-access.exported')
    assert.ok(exported?.patient_ids?.includes(patientId))
    assert.match((await officer.get('/break-glass/reviews/numbers?from=2020-01-01&to=2020-02-31')).text, /h1/)
    const none = await officer.get('/break-glass/reviews/numbers?from=2020-01-01&to=2020-01-31')
    assert.match(none.text, /No emergency access in this period/)
  })

  it('exports for reviewers only, and with a fresh code', async () => {
    const browser = await broken()
    assert.equal((await browser.get('/break-glass/reviews/export')).status, 403)
    assert.equal((await browser.get('/break-glass/reviews/numbers')).status, 403)
    testApp.clock.advance({ minutes: 6 })
    assert.equal((await officer.get('/break-glass/reviews/export')).status, 303)
  })
})
