import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { makePage, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, Visitor, visit } from '../support/request.ts'

/** A page without what differs from request to request. */
/** The parts that differ with every answer, or that say back the address that was asked for, taken out. */
const alike = (text: string) =>
  text.replaceAll(
    /[0-9a-f-]{36}|nonce="[^"]*"|value="[^"]*"|next=[^"]*|data-(csrf|idle-seconds)="[^"]*"/g,
    '',
  )

const audiences = ['everyone', 'signed_in', 'staff'] as const

describe('a published page', () => {
  let testApp: TestApp
  let nurse: TestUser
  let patient: TestUser

  before(async () => {
    testApp = await startTestApp()
    nurse = await makeUser(testApp, 'nurse')
    patient = await makeUser(testApp, 'patient', { patientId: (await makePatient(testApp)).id })
    for (const audience of audiences) {
      await makePage(testApp, { path: audience.replace('_', '-'), audience, title: `For ${audience}` })
    }
  })
  after(() => testApp.close())

  const successes = async () =>
    (await auditRows(testApp, 'page.viewed')).filter(({ outcome }) => outcome === 'success')

  it('for everyone is read by a stranger, and the audit row names nobody', async () => {
    const page = await new Visitor(testApp).get('/pages/everyone')
    assert.equal(page.status, 200)
    assert.match(page.text, /<h1[^>]*>For everyone<\/h1>/)
    assert.match(page.text, /<p>Words\.<\/p>/)
    assert.match(page.text, /href="\/login\?next=%2Fpages%2Feveryone"/)
    const [row] = await successes()
    assert.equal(row?.actor_id, null)
    assert.deepEqual(row?.details, { audience: 'everyone', revision: 1 })
    const [{ id } = {}] = await testApp.sql<{ id: string }>(`SELECT id FROM pages WHERE path = 'everyone'`)
    assert.equal(row?.resource_id, id)
  })

  it('gives a stranger no cookie', async () => {
    const page = await new Visitor(testApp).get('/pages/everyone')
    assert.equal(page.headers['set-cookie'], undefined)
  })

  for (const path of ['signed-in', 'staff']) {
    it(`that is ${path} sends a stranger to sign in, and back again`, async () => {
      const earlier = await successes()
      const page = await new Visitor(testApp).get(`/pages/${path}?x=1`)
      assert.equal(page.status, 303)
      assert.equal(page.headers['location'], `/login?next=${encodeURIComponent(`/pages/${path}?x=1`)}`)
      assert.doesNotMatch(page.text, /For /)
      assert.equal((await successes()).length, earlier.length)
    })

    it(`that is ${path} is closed to somebody whose second factor is still due`, async () => {
      const half = new Visitor(testApp)
      const { username } = await makeUser(testApp, 'nurse')
      await half.submit('/login', { username, password: 'seven brass kettles hum softly' })
      assert.equal((await half.get('/pages/everyone')).status, 200)
      const page = await half.get(`/pages/${path}`)
      assert.equal(page.status, 303)
      assert.equal(page.headers['location'], '/login/mfa')
    })
  }

  it('for staff does not exist for a patient; the refusal is recorded and no view is', async () => {
    const browser = await visit(testApp, patient)
    const earlier = await successes()
    const page = await browser.get('/pages/staff')
    assert.equal(page.status, 404)
    assert.doesNotMatch(page.text, /For staff/)
    assert.equal((await successes()).length, earlier.length)
    const [row] = await auditRows(testApp, 'page.viewed')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.rule, 'not-found')
    assert.equal(row?.actor_id, patient.id)
    const [{ id } = {}] = await testApp.sql<{ id: string }>(`SELECT id FROM pages WHERE path = 'staff'`)
    assert.equal(row?.resource_id, id)
  })

  it('looks to that patient exactly like one that is not there', async () => {
    const browser = await visit(testApp, patient)
    const [hidden, missing] = [await browser.get('/pages/staff'), await browser.get('/pages/nothing')]
    assert.equal(missing.status, 404)
    assert.equal(alike(hidden.text), alike(missing.text))
  })

  it('for the signed-in is read by a patient, and one for staff by every role of staff, by name', async () => {
    assert.equal((await (await visit(testApp, patient)).get('/pages/signed-in')).status, 200)
    for (const role of [
      'physician',
      'pharmacist',
      'admin_staff',
      'system_admin',
      'security_officer',
      'audit_reviewer',
    ]) {
      const user = await makeUser(testApp, role)
      const page = await (await visit(testApp, user)).get('/pages/staff')
      assert.equal(page.status, 200, role)
      const [row] = await successes()
      assert.equal(row?.actor_id, user.id, role)
    }
  })

  it('holds to hours where it is for the signed-in or staff, and not where it is for everyone', async () => {
    testApp.clock.set('2026-03-04T19:50:00Z')
    const browser = await visit(testApp, nurse)
    assert.equal((await browser.get('/pages/staff')).status, 200)
    testApp.clock.set('2026-03-04T20:00:00Z')
    for (const path of ['signed-in', 'staff']) {
      const page = await browser.get(`/pages/${path}`)
      assert.equal(page.status, 403, path)
      assert.match(page.text, /outside-hours/)
    }
    const [row] = await auditRows(testApp, 'page.viewed')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.rule, 'outside-hours')
    assert.equal((await browser.get('/pages/everyone')).status, 200)
    testApp.clock.set('2026-03-05T08:00:00Z')
  })

  it('holds to networks', async () => {
    const far = await visit(testApp, nurse)
    await testApp.sql(`UPDATE security_profiles SET allowed_networks = '{10.9.0.0/16}' WHERE user_id = $1`, [
      nurse.id,
    ])
    assert.equal((await far.get('/pages/staff')).status, 403)
    await testApp.sql(`UPDATE security_profiles SET allowed_networks = '{}' WHERE user_id = $1`, [nurse.id])
    assert.equal((await far.get('/pages/staff')).status, 200)
  })

  it('is not there before it is published, nor after it is withdrawn', async () => {
    await makePage(testApp, { path: 'draft', title: 'Secret draft' }, { draft: true })
    const gone = await makePage(testApp, { path: 'gone' })
    await testApp.sql('UPDATE pages SET published_revision_id = NULL WHERE id = $1', [gone.id])
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    for (const browser of [new Visitor(testApp), clerk]) {
      for (const path of ['draft', 'gone']) {
        const page = await browser.get(`/pages/${path}`)
        assert.equal(page.status, 404)
        assert.doesNotMatch(page.text, /Secret draft|Words\./)
      }
    }
  })

  it('has one address: nothing else that resembles it leads there', async () => {
    await makePage(testApp, { path: 'help' })
    await makePage(testApp, { path: 'help/signing-in' })
    const stranger = new Visitor(testApp)
    assert.equal((await stranger.get('/pages/help/signing-in')).status, 200)
    for (const path of [
      'help%2Fsigning-in',
      'Help',
      'help//signing-in',
      'help/../help',
      'help%00',
      'help%20',
      'help/signing-in/x',
      '..%2Fhelp',
      '%2e%2e',
    ]) {
      const page = await stranger.get(`/pages/${path}`)
      assert.ok([400, 404].includes(page.status), `${path}: ${page.status}`)
    }
    assert.equal((await stranger.get('/pages/%E0%A4%A')).status, 400)
  })

  it('escapes what stands in its title and text, and runs nothing', async () => {
    const attack = `<script>alert(1)</script><img src=x onerror=alert(1)>`
    await makePage(testApp, { path: 'attack', title: attack, body: `${attack}\n\n[x](javascript:alert(1))` })
    const { text } = await new Visitor(testApp).get('/pages/attack')
    assert.doesNotMatch(text, /<script>alert|<img src=x|href="javascript/)
    assert.equal(text.match(/&lt;script&gt;alert\(1\)/g)?.length, 3)
  })

  it('is rendered by its revision: a new one shows at once', async () => {
    const page = await makePage(testApp, { path: 'fresh', body: 'First words.' })
    const stranger = new Visitor(testApp)
    assert.match((await stranger.get('/pages/fresh')).text, /First words/)
    assert.match((await stranger.get('/pages/fresh')).text, /First words/)
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    await clerk.submit(`/cms/pages/${page.id}/edit`, {
      title: 'Fresh',
      audience: 'everyone',
      body: 'Second words.',
      revision: '1',
      action: 'publish',
    })
    assert.match((await stranger.get('/pages/fresh')).text, /Second words/)
  })
})

describe('the hooks around a published page', () => {
  let testApp: TestApp
  const sent = new EventEmitter()
  const told: string[] = []
  let failing: string | undefined

  before(async () => {
    testApp = await startTestApp()
    await makePage(testApp, { path: 'open' })
    await makePage(testApp, { path: 'closed', audience: 'staff' })
    testApp.services.hooks.on('before_serve_page', async ({ path }, reader) => {
      told.push(`before ${path} for ${reader?.actor.role.name ?? 'a stranger'}`)
      if (failing === 'before') {
        throw new Error('no page today')
      }
    })
    testApp.services.hooks.on('after_serve_page', async ({ path }, _reader, { origin }) => {
      told.push(`after ${path}`)
      sent.emit('sent', origin.route)
      if (failing === 'after') {
        throw new Error('too late')
      }
    })
  })
  after(() => testApp.close())

  it('run before and after it is sent, in this order, and are told who reads', async () => {
    told.length = 0
    const arrival = once(sent, 'sent')
    const page = await new Visitor(testApp).get('/pages/open')
    assert.equal(page.status, 200)
    assert.deepEqual(await arrival, ['/pages/*path'])
    assert.deepEqual(told, ['before open for a stranger', 'after open'])
  })

  it('are not run for anyone who may not read it, nor for what is not there', async () => {
    told.length = 0
    const views = (await auditRows(testApp, 'page.viewed')).length
    const patient = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.equal((await patient.get('/pages/closed')).status, 404)
    assert.equal((await new Visitor(testApp).get('/pages/closed')).status, 303)
    assert.equal((await new Visitor(testApp).get('/pages/nothing')).status, 404)
    assert.deepEqual(told, [])
    const rows = await auditRows(testApp, 'page.viewed')
    assert.deepEqual(
      rows.slice(0, 1).map(({ outcome, rule }) => ({ outcome, rule })),
      [{ outcome: 'refused', rule: 'not-found' }],
    )
    assert.equal(rows.filter(({ outcome }) => outcome === 'success').length, views)
  })

  it('keep it from being sent when one of them throws, with 503 and nothing of the page', async () => {
    told.length = 0
    failing = 'before'
    const page = await new Visitor(testApp).get('/pages/open')
    failing = undefined
    assert.equal(page.status, 503)
    assert.doesNotMatch(page.text, /Title of open|Words\.|no page today/)
    assert.deepEqual(told, ['before open for a stranger'])
  })

  it('keep it from being sent when the view cannot be recorded', async () => {
    told.length = 0
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const page = await new Visitor(testApp).get('/pages/open')
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(page.status, 503)
    assert.doesNotMatch(page.text, /Title of open|Words\./)
    assert.deepEqual(told, [])
    assert.equal((await new Visitor(testApp).get('/pages/open')).status, 200)
  })

  it('do no harm when one throws after it was sent', async () => {
    failing = 'after'
    const arrival = once(sent, 'sent')
    const page = await new Visitor(testApp).get('/pages/open')
    await arrival
    failing = undefined
    assert.equal(page.status, 200)
    assert.match(page.text, /Words\./)
  })
})
