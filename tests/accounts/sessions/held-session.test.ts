import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import supertest from 'supertest'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { assignCare, makePatient, makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { mailTo } from '../../mail/read-mail.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const elsewhere = { 'X-Forwarded-For': '198.51.100.7' }

describe('a session that turns up on another network', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.0/8' } })
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { givenName: 'Ayanda', familyName: 'Cele' })).id
    await assignCare(testApp, patientId, physician.id)
  })
  after(() => testApp.close())

  const signedIn = async () => {
    browser = await visit(testApp, physician)
  }
  const freshCode = () => {
    testApp.clock.advance({ seconds: 30 })
    return totpCode(physician.totpSeed ?? '', testApp.clock.now())
  }
  /** Proves who it is on the page that a request from elsewhere was led to. */
  const resume = async (fields: Record<string, string>, page = '/login/resume') => {
    const shown = await browser.get(page, elsewhere)
    const next = /name="next" value="([^"]+)"/.exec(shown.text)?.[1]
    const form = { ...(next === undefined ? {} : { next }), ...fields, _csrf: csrfTokenOf(shown.text) }
    return browser.post('/login/resume', form, elsewhere)
  }
  const encounterForm = () => `/patients/${patientId}/encounters/new`

  it('is held: nothing is shown there, and the audit row names both addresses', async () => {
    await signedIn()
    const answer = await browser.get(`/patients/${patientId}`, elsewhere)
    assert.equal(answer.status, 303)
    assert.equal(
      answer.headers['location'],
      `/login/resume?next=${encodeURIComponent(`/patients/${patientId}`)}`,
    )
    const [row] = await testApp.sql<{ address: string; details: { addressBefore: string } }>(
      "SELECT host(address) AS address, details FROM audit_events WHERE event = 'session.held' ORDER BY id DESC LIMIT 1",
    )
    assert.equal(row?.address, '198.51.100.7')
    assert.equal(row?.details.addressBefore, '127.0.0.1')
  })

  it('records each address once, however often it asks', async () => {
    await signedIn()
    const rowsAtFirst = (await auditRows(testApp, 'session.held')).length
    await browser.get('/', elsewhere)
    await browser.get('/patients', elsewhere)
    await browser.get('/', elsewhere)
    assert.equal((await auditRows(testApp, 'session.held')).length, rowsAtFirst + 1)
  })

  it('goes on where it was after a fresh code, and stays at the new address', async () => {
    await signedIn()
    const led = await browser.get(`/patients/${patientId}`, elsewhere)
    const answer = await resume({ code: freshCode() }, led.headers['location'])
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], `/patients/${patientId}`)
    assert.equal((await browser.get(`/patients/${patientId}`, elsewhere)).status, 200)
    assert.equal((await browser.get('/')).headers['location'], '/login/resume')
    assert.equal((await auditRows(testApp, 'session.resumed')).length, 1)
  })

  it('keeps a form that was posted at that very moment apart, says where it came from, and fills it only when asked', async () => {
    await signedIn()
    const address = encounterForm()
    const form = await browser.get(address)
    const typed = {
      kind: 'home',
      occurredAt: '2026-03-04T09:00',
      reason: 'Canary of a lost form',
      notes: 'BP <90',
    }
    const late = await browser.post(address, { ...typed, _csrf: csrfTokenOf(form.text) }, elsewhere)
    const led = `/login/resume?next=${encodeURIComponent(address)}`
    assert.equal(late.headers['location'], led)
    assert.deepEqual(await testApp.sql('SELECT id FROM encounters WHERE patient_id = $1', [patientId]), [])
    const [row] = await auditRows(testApp, 'form.kept-apart')
    assert.deepEqual(
      [row?.actor_id, row?.address, row?.rule, row?.outcome],
      [physician.id, '198.51.100.7', 'session-held', 'success'],
    )
    const answer = await resume({ code: freshCode() }, led)
    assert.equal(answer.headers['location'], address)
    const again = await browser.get(address, elsewhere)
    assert.match(again.text, /Text for this page came from another network/)
    assert.match(again.text, /came from another network while your session was held.*It is in no form/s)
    assert.match(again.text, /198\.51\.100\.7/)
    assert.doesNotMatch(again.text, /Canary|What you had typed is back/)
    const filled = await browser.get(/href="([^"]+\?apart=[^"]+)"/.exec(again.text)?.[1] ?? '', elsewhere)
    assert.match(filled.text, /value="Canary of a lost form"/)
    assert.match(filled.text, /BP &lt;90/)
    assert.match(filled.text, /Below stands text that came from another network.*Check every word/s)
    assert.doesNotMatch(filled.text, /It is in no form/)
    assert.match(filled.text, /Nothing of it is stored yet/)
    assert.doesNotMatch(filled.text, /class="mg-notice"/, 'nothing says that something went well')
  })

  it('throws what was saved separately away once the form that it filled was sent, and records that', async () => {
    await signedIn()
    const address = encounterForm()
    const [kept] = await testApp.sql<{ id: string }>('SELECT id FROM set_aside_forms')
    const typed = { kind: 'home', occurredAt: '2026-03-04T09:00', reason: 'Canary of a lost form' }
    const filled = await browser.get(`${address}?apart=${kept?.id}`)
    const apartFrom = /name="apartFrom" value="([^"]+)"/.exec(filled.text)?.[1] ?? ''
    assert.equal(apartFrom, kept?.id)
    const wrong = await browser.post(address, {
      ...typed,
      kind: '',
      apartFrom,
      _csrf: csrfTokenOf(filled.text),
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, new RegExp(`name="apartFrom" value="${apartFrom}"`))
    assert.deepEqual(
      await auditRows(testApp, 'form.discarded'),
      [],
      'a form that is not taken discards nothing',
    )
    const colleague = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, colleague.id)
    const another = await visit(testApp, colleague)
    assert.equal((await another.submit(address, { ...typed, apartFrom })).status, 303)
    assert.equal(
      (await testApp.sql('SELECT id FROM set_aside_forms')).length,
      1,
      'it is not theirs to discard',
    )
    const sent = await browser.post(address, { ...typed, apartFrom, _csrf: csrfTokenOf(wrong.text) })
    assert.equal(sent.status, 303)
    assert.match((await browser.get('/account/kept-apart')).text, /Nothing is saved separately/)
    assert.doesNotMatch((await browser.get(address)).text, /Text for this page|Below stands text/)
    const discarded = await auditRows(testApp, 'form.discarded')
    assert.deepEqual(
      discarded.map(({ resource_id, outcome, details }) => ({ resource_id, outcome, details })),
      [{ resource_id: apartFrom, outcome: 'success', details: { because: 'sent' } }],
    )
  })

  it('lets its person throw it away unsent', async () => {
    await signedIn()
    const address = encounterForm()
    const token = csrfTokenOf((await browser.get(address)).text)
    await browser.post(address, { reason: 'Not mine', _csrf: token }, elsewhere)
    const listed = await browser.get('/account/kept-apart')
    const discard = /action="(\/account\/kept-apart\/[^"]+)"/.exec(listed.text)?.[1] ?? ''
    const discarded = await browser.post(discard, { _csrf: csrfTokenOf(listed.text) })
    assert.equal(discarded.headers['location'], address)
    assert.doesNotMatch((await browser.get(address)).text, /Text for this page|Below stands text/)
    assert.equal((await auditRows(testApp, 'form.discarded')).length, 2)
  })

  it('cannot put a word among what its person is typing, be it as a draft', async () => {
    await signedIn()
    const address = encounterForm()
    const token = csrfTokenOf((await browser.get(address)).text)
    const own = { draftPath: address, reason: 'My own words', _csrf: token }
    assert.equal((await browser.post('/account/session/draft', own)).status, 200)
    const planted = { ...own, reason: 'Planted words' }
    const answer = await browser.post('/account/session/draft', planted, elsewhere)
    assert.deepEqual(answer.body, { goOn: `/login/resume?next=${encodeURIComponent(address)}` })
    await browser.post(address, { reason: 'Planted words', _csrf: token }, elsewhere)
    const shown = await browser.get(address)
    assert.match(shown.text, /value="My own words"/)
    assert.doesNotMatch(shown.text, /Planted/)
    assert.match(shown.text, /Text for this page came from another network/)
    await testApp.sql('DELETE FROM form_drafts')
    await testApp.sql('DELETE FROM set_aside_forms')
  })

  it('shows a form that was kept apart to nobody but its person, whoever asks for it by its id', async () => {
    await signedIn()
    const address = encounterForm()
    const token = csrfTokenOf((await browser.get(address)).text)
    await browser.post(address, { reason: 'For one pair of eyes', _csrf: token }, elsewhere)
    const [kept] = await testApp.sql<{ id: string; row: string }>(
      "SELECT id, row_to_json(d)::text || encode(content, 'escape') AS row FROM set_aside_forms d",
    )
    assert.doesNotMatch(kept?.row ?? '', /pair of eyes/)
    const other = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, other.id)
    const colleague = await visit(testApp, other)
    assert.doesNotMatch((await colleague.get(`${address}?apart=${kept?.id}`)).text, /pair of eyes/)
    const stolen = { _csrf: await colleague.token() }
    assert.equal((await colleague.post(`/account/kept-apart/${kept?.id}/discard`, stolen)).status, 404)
    assert.match((await browser.get(`${address}?apart=${kept?.id}`)).text, /pair of eyes/)
    testApp.clock.advance({ hours: 24 })
    await signedIn()
    assert.doesNotMatch((await browser.get(address)).text, /Text for this page/)
    await testApp.sql('DELETE FROM set_aside_forms')
  })

  it('fills no table: of one person twenty forms are kept apart, and what is too much is recorded', async () => {
    await signedIn()
    const token = csrfTokenOf((await browser.get(encounterForm())).text)
    for (let form = 0; form < 22; form += 1) {
      await browser.post(`/patients/${form}/encounters/new`, { reason: 'x', _csrf: token }, elsewhere)
    }
    assert.equal((await testApp.sql('SELECT id FROM set_aside_forms')).length, 20)
    const outcomes = (await auditRows(testApp, 'form.kept-apart')).map(({ outcome }) => outcome)
    assert.deepEqual(outcomes.slice(0, 3), ['failure', 'failure', 'success'])
    await testApp.sql('DELETE FROM set_aside_forms')
  })

  it('cannot say where its person goes on, what they are told, or sign them out', async () => {
    await signedIn()
    await browser.get('/security/roles', elsewhere)
    const page = await browser.get('/login/resume', elsewhere)
    const left = await browser.post('/logout', { _csrf: csrfTokenOf(page.text) }, elsewhere)
    assert.equal(left.headers['location'], '/login')
    assert.match(String(left.headers['set-cookie']), /medguard=;/)
    const [row] = await auditRows(testApp, 'sign-out')
    assert.deepEqual([row?.outcome, row?.rule], ['refused', 'session-held'])
    const [stored] = await testApp.sql<{ sess: string }>(
      `SELECT s.sess::text AS sess FROM sessions s JOIN session_metadata m ON m.sid = s.sid
       WHERE m.user_id = $1 AND m.ended_at IS NULL ORDER BY m.started_at DESC LIMIT 1`,
      [physician.id],
    )
    assert.doesNotMatch(stored?.sess ?? '', /security|returnTo/)
  })

  it('goes on at its own address whatever was tried elsewhere with its cookie', async () => {
    await signedIn()
    const own = await browser.token()
    const thief = (path: string, fields?: Record<string, string>) =>
      fields === undefined
        ? supertest(testApp.app)
            .get(path)
            .set({ ...elsewhere, Cookie: browser.cookie, 'User-Agent': 'Ward browser 1' })
        : supertest(testApp.app)
            .post(path)
            .type('form')
            .set({ ...elsewhere, Cookie: browser.cookie, 'User-Agent': 'Ward browser 1' })
            .send(fields)
    const page = await thief('/login/resume')
    const token = csrfTokenOf(page.text)
    await thief('/login')
    await thief('/password/forgot')
    assert.equal((await thief('/logout', { _csrf: token })).status, 303)
    assert.equal((await thief('/logout', { _csrf: own })).status, 403)
    const { username } = await makeUser(testApp, 'admin_staff')
    assert.equal((await thief('/login', { username, password, _csrf: token })).status, 403)
    for (let guess = 0; guess < 6; guess += 1) {
      await thief('/login/resume', { code: '000000', _csrf: token })
    }
    assert.equal((await browser.get('/')).status, 200)
  })

  it('has on its page a form token of its own, of no use for anything else', async () => {
    await signedIn()
    const own = await browser.token()
    const page = await browser.get('/login/resume', elsewhere)
    const token = csrfTokenOf(page.text)
    assert.doesNotMatch(page.text, new RegExp(own))
    assert.equal((await browser.post('/account/sessions/terminate-others', { _csrf: token })).status, 403)
    assert.equal((await browser.post(encounterForm(), { reason: 'x', _csrf: token }, elsewhere)).status, 403)
    const code = { code: freshCode(), _csrf: own }
    assert.equal((await browser.post('/login/resume', code, elsewhere)).status, 403)
    const third = { 'X-Forwarded-For': '203.0.113.9' }
    assert.equal((await browser.post('/login/resume', { ...code, _csrf: token }, third)).status, 403)
    assert.deepEqual(await testApp.sql('SELECT id FROM set_aside_forms'), [])
  })

  it('keeps no draft for an address at which no form can stand', async () => {
    await testApp.sql('DELETE FROM form_drafts')
    await signedIn()
    const token = csrfTokenOf((await browser.get('/account/sessions')).text)
    for (const name of ['x'.repeat(400), 'a\u0000b', '\u{1F600}']) {
      const fields = { draftPath: `/security/roles/${name}/edit`, reason: 'x', _csrf: token }
      assert.equal((await browser.post('/account/session/draft', fields)).status, 204)
    }
    const late = { reason: 'x', _csrf: token }
    const long = await browser.post(`/security/roles/${'x'.repeat(400)}/edit`, late, elsewhere)
    assert.match(long.headers['location'] ?? '', /^\/login\/resume\?/)
    assert.deepEqual(await testApp.sql('SELECT id FROM form_drafts'), [])
    assert.deepEqual(await testApp.sql('SELECT id FROM set_aside_forms'), [])
  })

  it('keeps no draft of a form that was forged', async () => {
    await signedIn()
    const address = `/patients/${patientId}/encounters/new`
    await testApp.sql('DELETE FROM form_drafts')
    const form = await browser.get(address)
    const token = csrfTokenOf(form.text)
    const crossSite = { ...elsewhere, 'Sec-Fetch-Site': 'cross-site' }
    assert.equal((await browser.post(address, { reason: 'x', _csrf: token }, crossSite)).status, 403)
    assert.equal((await browser.post(address, { reason: 'x', _csrf: 'guessed' }, elsewhere)).status, 403)
    assert.deepEqual(await testApp.sql('SELECT id FROM form_drafts'), [])
    assert.deepEqual(await testApp.sql('SELECT id FROM set_aside_forms'), [])
  })

  it('refuses a wrong code, a replayed one, and at the fifth forgets the cookie there, which signs its person out nowhere else', async () => {
    const own = await visit(testApp, physician)
    await signedIn()
    await browser.get('/', elsewhere)
    const replayed = totpCode(physician.totpSeed ?? '', testApp.clock.now())
    assert.equal((await resume({ code: replayed })).status, 422)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      assert.equal((await resume({ code: '000000' })).status, 422)
    }
    const last = await resume({ code: '000000' })
    assert.equal(last.headers['location'], '/login')
    assert.match(String(last.headers['set-cookie']), /medguard=;/)
    assert.equal((await own.get('/')).status, 200)
    await signedIn()
    const led = await browser.get('/patients', elsewhere)
    assert.equal(
      (await resume({ code: freshCode() }, led.headers['location'])).headers['location'],
      '/patients',
    )
  })

  it('looks at five of thirty codes that come at once', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    browser = await visit(testApp, nurse)
    const page = await browser.get('/login/resume', elsewhere)
    const fields = { code: '000000', _csrf: csrfTokenOf(page.text) }
    await Promise.all(Array.from({ length: 30 }, () => browser.post('/login/resume', fields, elsewhere)))
    const rows = (await auditRows(testApp, 'second-factor.failed')).filter((row) => row.actor_id === nurse.id)
    assert.equal(rows.filter(({ rule }) => rule === 'address-check').length, 5)
  })

  it('gives nobody who has the password alone another count of codes to guess with', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const thief = new Visitor(testApp)
    const first = await thief.submit('/login', { username: nurse.username, password })
    assert.equal(first.headers['location'], '/login/mfa')
    const moved = await thief.get('/login/resume', elsewhere)
    assert.match(moved.headers['location'] ?? '', /^\/login\?/)
    assert.match((await thief.get('/login/mfa')).headers['location'] ?? '', /^\/login\?/)
    const [row] = await auditRows(testApp, 'session.ended')
    assert.deepEqual([row?.actor_id, row?.rule], [nurse.id, 'address-changed'])
  })

  it('lets codes for it be guessed twenty times within an hour, however many sessions are begun', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    for (let session = 0; session < 6; session += 1) {
      browser = await visit(testApp, nurse)
      await browser.get('/', elsewhere)
      for (let guess = 0; guess < 5; guess += 1) {
        const page = await browser.get('/login/resume', elsewhere)
        if (page.status === 200) {
          await browser.post('/login/resume', { code: '000000', _csrf: csrfTokenOf(page.text) }, elsewhere)
        }
      }
    }
    const rows = (await auditRows(testApp, 'second-factor.failed')).filter((row) => row.actor_id === nurse.id)
    assert.equal(rows.filter(({ rule }) => rule === 'address-check').length, 20)
  })

  it('tells its person by mail when it goes on from a network that is new to them, and only then', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const code = () => {
      testApp.clock.advance({ seconds: 30 })
      return totpCode(nurse.totpSeed ?? '', testApp.clock.now())
    }
    browser = await visit(testApp, nurse)
    await browser.get('/', elsewhere)
    await resume({ code: code() })
    const kinds = async () => (await mailTo(testApp, `${nurse.username}@example.org`)).map(({ kind }) => kind)
    assert.deepEqual(await kinds(), ['new-network'])
    assert.equal((await auditRows(testApp, 'session.resumed'))[0]?.details?.['newNetwork'], true)
    // Back, and to another address of the same network.
    const back = await browser.get('/login/resume')
    await browser.post('/login/resume', { code: code(), _csrf: csrfTokenOf(back.text) })
    const near = { 'X-Forwarded-For': '198.51.100.200' }
    await browser.get('/', near)
    const again = await browser.get('/login/resume', near)
    await browser.post('/login/resume', { code: code(), _csrf: csrfTokenOf(again.text) }, near)
    assert.equal((await browser.get('/', near)).status, 200)
    assert.deepEqual(await kinds(), ['new-network'])
  })

  it('asks for the password where the person has no second factor', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    browser = await visit(testApp, clerk)
    const led = (await browser.get('/patients', elsewhere)).headers['location']
    assert.equal((await resume({ password: 'wrong' }, led)).status, 422)
    assert.equal((await resume({ password }, led)).headers['location'], '/patients')
  })

  it('lives on at its own address meanwhile', async () => {
    await makeUser(testApp, 'patient')
    const nurse = await makeUser(testApp, 'nurse')
    browser = await visit(testApp, nurse)
    assert.equal((await browser.get('/', elsewhere)).status, 303)
    assert.equal((await browser.get('/')).status, 200)
  })

  it('ends when it is ignored for as long as a session may be idle', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    browser = await visit(testApp, nurse)
    await browser.get('/', elsewhere)
    testApp.clock.advance({ minutes: 29 })
    assert.equal((await browser.get('/', elsewhere)).headers['location'], '/login/resume')
    testApp.clock.advance({ minutes: 1 })
    assert.equal((await browser.get('/', elsewhere)).headers['location'], '/login')
  })

  it('keeps a form that was posted after the session had run out, for the same person to find again', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, patientId, nurse.id)
    browser = await visit(testApp, nurse)
    const address = `/patients/${patientId}/encounters/new`
    const form = await browser.get(address)
    testApp.clock.advance({ minutes: 31 })
    const late = await browser.post(address, { reason: 'Written too slowly', _csrf: csrfTokenOf(form.text) })
    assert.equal(late.status, 303)
    assert.equal(late.headers['location'], `/login?next=${encodeURIComponent(address)}`)
    await browser.signIn(nurse)
    assert.match((await browser.get(address)).text, /value="Written too slowly"/)
  })
})
