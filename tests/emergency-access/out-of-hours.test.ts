import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { closeExpiredGrants } from '../../server/emergency-access/grants/close-expired-grants.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const asked = { reasonCode: 'called-in', reason: 'Called in: two of my patients are worse' }
const page = '/break-glass/out-of-hours'

describe('working outside one’s hours', () => {
  let testApp: TestApp
  let doctor: TestUser
  let browser: Visitor
  let own: string
  let foreign: string

  before(async () => {
    testApp = await startTestApp()
    own = (await makePatient(testApp, { familyName: 'Dlamini' })).id
    foreign = (await makePatient(testApp, { familyName: 'Radebe' })).id
  })
  after(() => testApp.close())

  /** A doctor who is in just before their hours end at 22:00, and then still is. */
  const lateDoctor = async (changes: Parameters<typeof makeUser>[2] = {}, role = 'physician') => {
    testApp.clock.set('2026-03-04T19:58:00Z')
    doctor = await makeUser(testApp, role, changes)
    await assignCare(testApp, own, doctor.id)
    browser = await visit(testApp, doctor)
    testApp.clock.set('2026-03-04T20:01:00Z')
  }

  const ask = (fields: Record<string, string> = {}) =>
    browser.submit(page, { ...asked, accessCode: doctor.accessCode ?? '', ...fields })

  const grantId = async () => {
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_grants WHERE user_id = $1', [
      doctor.id,
    ])
    return row?.id ?? ''
  }

  it('is offered where hours refuse, and then opens one’s own patients and no other', async () => {
    await lateDoctor()
    const refused = await browser.get(`/patients/${own}`)
    assert.equal(refused.status, 403)
    assert.match(refused.text, /outside-hours/)
    assert.match(refused.text, /href="\/break-glass\/out-of-hours"/)
    assert.match((await browser.get('/')).text, /href="\/break-glass\/out-of-hours"/)
    assert.doesNotMatch((await browser.get(`/patients/${foreign}`)).text, /out-of-hours"/)

    const answer = await ask()
    assert.deepEqual([answer.status, answer.headers['location']], [303, '/'])
    const start = await browser.get('/')
    assert.equal(start.status, 200)
    assert.match(start.text, /Your own work, outside hours/)
    assert.match(start.text, /Your next access code is/)
    assert.match((await browser.get('/patients')).text, /Dlamini/)
    assert.equal((await browser.get(`/patients/${own}`)).status, 200)
    const other = await browser.get(`/patients/${foreign}`)
    assert.equal(other.status, 403)
    assert.match(other.text, /not-in-care-team/)
    assert.doesNotMatch(other.text, /Radebe/i)
  })

  it('marks every read and write under it with the grant, as an emergency', async () => {
    const encounter = await browser.submit(`/patients/${own}/encounters/new`, {
      kind: 'inpatient',
      occurredAt: '2026-03-04T22:00',
      reason: 'Worse at night',
      notes: 'Seen at the bedside',
      diagnoses: '',
    })
    assert.equal(encounter.status, 303)
    const id = await grantId()
    for (const event of ['chart.viewed', 'patient.searched', 'dashboard.viewed', 'encounter.recorded']) {
      const row = (await auditRows(testApp, event)).find(({ outcome }) => outcome === 'success')
      assert.deepEqual([row?.grant_id, row?.severity], [id, 'emergency'], event)
    }
    assert.deepEqual((await auditRows(testApp, 'chart.viewed')).map(({ rule }) => rule).slice(0, 2), [
      'not-in-care-team',
      'care-team',
    ])
  })

  it('tells the officers at once, as of any emergency access', async () => {
    const [alert] = await testApp.sql<{ severity: string; user_id: string; patient_id: string | null }>(
      'SELECT severity, user_id, patient_id FROM alerts WHERE grant_id = $1',
      [await grantId()],
    )
    assert.deepEqual(alert, { severity: 'emergency', user_id: doctor.id, patient_id: null })
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const review = await officer.get(`/break-glass/${await grantId()}/review`)
    assert.match(review.text, /Called in: two of my patients are worse/)
    assert.match(review.text, /Own work, outside hours/)
  })

  it('is over after an hour', async () => {
    await lateDoctor()
    await ask()
    testApp.clock.advance({ minutes: 29 })
    assert.equal((await browser.get(`/patients/${own}`)).status, 200)
    testApp.clock.advance({ minutes: 29 })
    assert.equal((await browser.get(`/patients/${own}`)).status, 200)
    testApp.clock.advance({ minutes: 2 })
    assert.equal((await browser.get(`/patients/${own}`)).status, 403)
    await closeExpiredGrants(testApp.services)
    const [ended] = await auditRows(testApp, 'emergency-access.ended')
    assert.deepEqual([ended?.rule, ended?.patient_id, ended?.grant_id], ['time-over', null, await grantId()])
  })

  it('can be ended early, and is over at once when the person is no longer named', async () => {
    await lateDoctor()
    await ask()
    assert.equal((await browser.submit('/', {}, `/break-glass/${await grantId()}/end`)).status, 303)
    assert.equal((await browser.get('/')).status, 403)

    await lateDoctor()
    await ask()
    assert.equal((await browser.get('/')).status, 200)
    await testApp.sql('UPDATE security_profiles SET emergency_access = false WHERE user_id = $1', [doctor.id])
    const shut = await browser.get('/')
    assert.equal(shut.status, 403)
    assert.doesNotMatch(shut.text, /out-of-hours"/)
  })

  it('lifts networks too, of the role and of the person', async () => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    doctor = await makeUser(testApp, 'nurse', { allowedNetworks: ['192.0.2.0/24'] })
    await assignCare(testApp, own, doctor.id)
    browser = await visit(testApp, doctor)
    const refused = await browser.get('/')
    assert.match(refused.text, /network-not-allowed/)
    assert.match(refused.text, /href="\/break-glass\/out-of-hours"/)
    assert.equal((await ask()).status, 303)
    assert.equal((await browser.get(`/patients/${own}`)).status, 200)
  })

  it('asks for as much as breaking the glass does', async () => {
    await lateDoctor()
    for (const [field, value] of [
      ['reason', 'Called in here'],
      ['reason', ''],
      ['reasonCode', 'curiosity'],
      ['reasonCode', ''],
      ['accessCode', ''],
      ['accessCode', 'WRONG-CODES'],
    ] as const) {
      assert.equal((await ask({ [field]: value })).status, 422, `${field}: ${value}`)
    }
    assert.equal((await browser.get('/')).status, 403)
    assert.equal((await auditRows(testApp, 'emergency-access.failed'))[0]?.rule, 'wrong-access-code')
    testApp.clock.advance({ minutes: 6 })
    const stale = await ask()
    assert.equal(stale.status, 422)
    assert.match(stale.text, /name="code"/)
  })

  it('is given once at a time', async () => {
    await lateDoctor()
    await ask()
    const [code] = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await browser.get('/')).text) ?? ['']
    const again = await ask({ accessCode: code })
    assert.equal(again.status, 422)
    assert.match(again.text, /already have emergency access for your own work until 23:0/)
  })

  it('is not for those who are not named, whatever their role', async () => {
    for (const [role, changes] of [
      ['physician', { emergencyAccess: false }],
      ['pharmacist', {}],
      ['physician', { trainingExpiresOn: '2026-03-03' }],
    ] as const) {
      await lateDoctor(changes, role === 'pharmacist' ? 'physician' : role)
      if (role === 'pharmacist') {
        browser = await visit(testApp, await makeUser(testApp, 'pharmacist'))
      }
      assert.equal((await browser.get(page)).status, 403)
    }
  })
})

describe('extending emergency access', () => {
  let testApp: TestApp
  let doctor: TestUser
  let browser: Visitor
  let patientId: string
  let grant: string

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const started = async () => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    patientId = (await makePatient(testApp)).id
    doctor = await makeUser(testApp, 'physician')
    browser = await visit(testApp, doctor)
    await browser.submit(`/patients/${patientId}/break-glass`, {
      reasonCode: 'unconscious',
      reason: 'Found collapsed at the taxi rank',
      accessCode: doctor.accessCode ?? '',
    })
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_grants WHERE user_id = $1', [
      doctor.id,
    ])
    grant = row?.id ?? ''
  }
  const passMinutes = async (minutes: number) => {
    for (let left = minutes; left > 0; left -= 20) {
      testApp.clock.advance({ minutes: Math.min(20, left) })
      await browser.get('/break-glass')
    }
  }
  const extend = (reason = 'Still in theatre, canary of the extension') =>
    browser.submit(`/break-glass/${grant}/extend`, { reason })

  it('adds an hour, once, with a reason, and tells the officers', async () => {
    await started()
    assert.match((await browser.get('/')).text, new RegExp(`href="/break-glass/${grant}/extend"`))
    assert.equal((await extend('too short')).status, 422)
    await passMinutes(50)
    assert.equal((await extend()).status, 303)
    const start = await browser.get('/')
    assert.match(start.text, /70 minutes left/)
    assert.doesNotMatch(start.text, /\/extend"/)
    await passMinutes(60)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    const [row] = await auditRows(testApp, 'emergency-access.extended')
    assert.deepEqual([row?.severity, row?.grant_id, row?.patient_id], ['emergency', grant, patientId])
    const alerts = await testApp.sql(
      "SELECT FROM alerts WHERE grant_id = $1 AND kind = 'emergency-access-extended'",
      [grant],
    )
    assert.equal(alerts.length, 1)
    assert.equal((await browser.get(`/break-glass/${grant}/extend`)).status, 404)
    await passMinutes(10)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 403)
  })

  it('keeps the reason sealed, and shows it to the reviewer', async () => {
    const [stored] = await testApp.sql<{ row: string }>(
      'SELECT row_to_json(g)::text AS row FROM emergency_grants g WHERE id = $1',
      [grant],
    )
    assert.doesNotMatch(stored?.row ?? '', /canary of the extension/)
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const review = await officer.get(`/break-glass/${grant}/review`)
    assert.match(review.text, /Still in theatre, canary of the extension/)
  })

  it('does not wake what has ended, is somebody else’s, or runs out meanwhile', async () => {
    await started()
    const other = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await other.get(`/break-glass/${grant}/extend`)).status, 404)
    await passMinutes(60)
    const late = await browser.post(`/break-glass/${grant}/extend`, {
      reason: 'I was just too late for this one',
      _csrf: csrfTokenOf((await browser.get('/')).text),
    })
    assert.equal(late.status, 409)
    assert.match(late.text, /was already ended by itself, its time being over/)
    await started()
    await browser.submit('/', {}, `/break-glass/${grant}/end`)
    assert.equal((await browser.get(`/break-glass/${grant}/extend`)).status, 404)
  })

  it('counts once: of ten at a time, one wins', async () => {
    await started()
    const token = csrfTokenOf((await browser.get(`/break-glass/${grant}/extend`)).text)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        browser.post(`/break-glass/${grant}/extend`, { reason: 'Ten at a time, all the same', _csrf: token }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.match((await browser.get('/')).text, /120 minutes left/)
  })
})
