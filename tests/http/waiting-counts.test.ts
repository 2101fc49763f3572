import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { visit } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

/** What a page says to wait, by the words of the bell. */
const waitingIn = (html: string): string[] =>
  [
    ...(/<details class="mg-fold mg-bell".*?<\/details>/s.exec(html)?.[0] ?? '').matchAll(
      /<a href="([^"]*)">([^<]*)/g,
    ),
  ].map(([, href, text]) => `${text} ${href}`)

describe('what waits for a person', () => {
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

  const draft = (status: 'draft' | 'approved' = 'draft') =>
    makePrescription(testApp, { patientId, prescriberId: physician.id, status })

  it('stands in the menu and under the bell of every page, each leading to its rows; elsewhere counted within seconds', async () => {
    const browser = await visit(testApp, physician)
    const nothing = await browser.get('/patients')
    assert.deepEqual(waitingIn(nothing.text), [])
    assert.match(nothing.text, /Nothing waits for you/)
    await draft()
    await draft()
    assert.deepEqual(waitingIn((await browser.get('/patients')).text), [])
    testApp.clock.advance({ seconds: 15 })
    const { text } = await browser.get('/patients')
    assert.deepEqual(waitingIn(text), ['2 prescriptions to sign /prescriptions/to-sign'])
    assert.match(
      text,
      /<a href="\/prescriptions">Prescriptions <span class="mg-count" aria-hidden="true">2<\/span>/,
    )
    const { text: toSign } = await browser.get('/prescriptions/to-sign')
    assert.equal(toSign.match(/type="checkbox"/g)?.length, 2)
    assert.match(
      (await browser.get('/prescriptions')).text,
      /<a[^>]*href="\/prescriptions\/to-sign"[^>]*>Sign several/,
    )
  })

  it('counts what somebody does themselves at once', async () => {
    const browser = await visit(testApp, physician)
    const { id } = await draft()
    testApp.clock.advance({ seconds: 15 })
    assert.match(waitingIn((await browser.get('/patients')).text)[0] ?? '', /^3 prescriptions/)
    const cancelled = await browser.submit(`/prescriptions/${id}/cancel`, { reason: 'Written twice' })
    assert.equal(cancelled.status, 303, cancelled.text.slice(0, 500))
    assert.match(waitingIn((await browser.get('/patients')).text)[0] ?? '', /^2 prescriptions/)
  })

  it('is nothing of another’s: drafts of a colleague, or of a patient no longer in one’s care', async () => {
    const colleague = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.deepEqual(waitingIn((await colleague.get('/patients')).text), [])
    await testApp.sql('UPDATE care_team_assignments SET ends_at = $1', [testApp.clock.now()])
    const browser = await visit(testApp, physician)
    testApp.clock.advance({ seconds: 15 })
    assert.deepEqual(waitingIn((await browser.get('/patients')).text), [])
  })

  it('is of each role what it sees to', async () => {
    await draft('approved')
    await testApp.sql(
      `INSERT INTO alerts (id, kind, severity, raised_at, details) SELECT gen_random_uuid(), 'after-hours', 'warning', $1, '{}'
        FROM generate_series(1, 120)`,
      [testApp.clock.now()],
    )
    const pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    assert.deepEqual(waitingIn((await pharmacist.get('/')).text), [
      '1 prescription to dispense /prescriptions',
    ])
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const { text } = await officer.get('/security/alerts')
    assert.ok(waitingIn(text).includes('100 alerts or more /security/alerts'), waitingIn(text).join(' '))
    assert.match(text, /99\+/)
    const patient = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.deepEqual(waitingIn((await patient.get('/')).text), [])
  })
})
