import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, Visitor } from '../../support/request.ts'
import { from, linkTo, listed, logAt } from './log-entries.ts'

const day = 'from=2026-02-10&to=2026-02-10'
const session = '01900000-0000-7000-8000-00000000aaaa'
const request = '01900000-0000-7000-8000-00000000bbbb'

const actor = (user: TestUser) => ({ id: user.id, displayName: user.displayName, roleName: 'nurse' })

describe('searching the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor
  let auditorUser: TestUser
  let nurse: TestUser
  let patient: { id: string; recordNumber: string }
  const ids: Record<string, string> = {}

  const search = async (query: string) => listed((await auditor.get(`/audit?${query}`)).text)
  /** Which of the rows made below a search finds, by their names here. */
  const found = async (query: string) => {
    const hits = await search(`${day}&${query}`)
    return Object.keys(ids).filter((name) => hits.includes(ids[name] ?? ''))
  }

  before(async () => {
    testApp = await startTestApp()
    auditorUser = await makeUser(testApp, 'audit_reviewer')
    nurse = await makeUser(testApp, 'nurse', { username: 'thandi.m', displayName: 'Thandi Mokoena' })
    patient = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
    const add = async (name: string, iso: string, entry: Parameters<typeof logAt>[2]) => {
      ids[name] = await logAt(testApp, iso, entry)
    }
    await add('chart', '2026-02-10T08:00:00Z', {
      event: 'chart.viewed',
      actor: actor(nurse),
      patientId: patient.id,
      origin: from('10.1.2.3'),
      sessionId: session,
    })
    await add('refused', '2026-02-10T09:00:00Z', {
      event: 'chart.viewed',
      outcome: 'refused',
      actor: actor(nurse),
      origin: from('10.1.9.9'),
    })
    await add('listed', '2026-02-10T10:00:00Z', {
      event: 'patient.searched',
      patientIds: ['01900000-0000-7000-8000-000000000009', patient.id],
      origin: from('2001:db8::7'),
    })
    await add('failed', '2026-02-10T11:00:00Z', {
      event: 'sign-in.failed',
      outcome: 'failure',
      claimedName: 'Thandi.M',
      origin: from('192.0.2.1', request),
    })
    await add('emergency', '2026-02-10T12:00:00Z', { event: 'emergency-access.started' })
    auditor = await visit(testApp, auditorUser)
  })
  after(() => testApp.close())

  const filters: [query: string, names: string[]][] = [
    ['', ['chart', 'refused', 'listed', 'failed', 'emergency']],
    ['user=thandi.m', ['chart', 'refused', 'failed']],
    ['user=MOKOENA', ['chart', 'refused']],
    ['user=handi+Mok', ['chart', 'refused']],
    ['user=nobody-of-this-name', []],
    ['event=chart.viewed', ['chart', 'refused']],
    ['event=emergency-access', ['emergency']],
    ['event=patient', ['chart', 'refused', 'listed']],
    ['severity=warning', ['refused', 'failed']],
    ['severity=emergency', ['emergency']],
    ['outcome=refused', ['refused']],
    ['outcome=failure', ['failed']],
    ['ip=10.1.2.3', ['chart']],
    ['ip=::ffff:10.1.2.3', ['chart']],
    ['ip=10.1.0.0/16', ['chart', 'refused']],
    ['ip=10.1.2.99/24', ['chart']],
    ['ip=2001:db8::/32', ['listed']],
    [`session=${session}`, ['chart']],
    [`request=${request.toUpperCase()}`, ['failed']],
    ['user=thandi.m&outcome=refused', ['refused']],
    ['ip=10.0.0.0/8&event=chart.viewed&severity=info', ['chart']],
    ['user=mokoena&event=sign-in', []],
  ]
  for (const [query, names] of filters) {
    it(`finds ${names.length === 0 ? 'nothing' : names.join(', ')} by "${query}"`, async () => {
      assert.deepEqual(await found(query), names)
    })
  }

  it('finds a patient by record number or id, also among those that a search showed', async () => {
    assert.deepEqual(await found(`patient=${patient.recordNumber.toLowerCase()}`), ['chart', 'listed'])
    assert.deepEqual(await found(`patient=${patient.id}`), ['chart', 'listed'])
    assert.deepEqual(await found(`patient=${patient.id}&user=thandi.m`), ['chart'])
  })

  it('finds a user by id', async () => {
    assert.deepEqual(await found(`user=${nurse.id}`), ['chart', 'refused'])
  })

  it('lists the newest first', async () => {
    assert.deepEqual(
      await search(day),
      ['emergency', 'failed', 'listed', 'refused', 'chart'].map((name) => ids[name]),
    )
  })

  it('names patients by record number, never by name', async () => {
    const page = await auditor.get(`/audit?${day}`)
    assert.match(page.text, new RegExp(patient.recordNumber))
    assert.doesNotMatch(page.text, /Sithole|Nomvula/i)
  })

  it('leads from a row to others of the same person and the same patient, within the search', async () => {
    const { text } = await auditor.get(`/audit?${day}&event=chart.viewed`)
    const same = linkTo(text, /Thandi Mokoena/) ?? ''
    assert.deepEqual(await search(same.split('?')[1] ?? ''), [ids['refused'], ids['chart']])
    const ofPatient = linkTo(text, new RegExp(patient.recordNumber)) ?? ''
    assert.deepEqual(await search(ofPatient.split('?')[1] ?? ''), [ids['chart']])
  })

  it('is recorded itself, with its filters and every patient that it showed', async () => {
    await auditor.get(`/audit?${day}&patient=${patient.recordNumber}&user=${encodeURIComponent('a\r\nb')}`)
    const [row] = await auditRows(testApp, 'audit.searched')
    assert.equal(row?.actor_id, auditorUser.id)
    assert.equal(row?.patient_id, patient.id)
    assert.deepEqual(row?.details, {
      from: '2026-02-10',
      to: '2026-02-10',
      user: 'a\\u000d\\u000ab',
      patient: patient.recordNumber,
      shown: 0,
    })
    await auditor.get(`/audit?${day}&event=patient.searched`)
    const [listing] = await auditRows(testApp, 'audit.searched')
    assert.ok(listing?.patient_ids?.includes(patient.id))
  })

  it('keeps out of the log what was typed into a filter that could not be read', async () => {
    const page = await auditor.get(`/audit?${day}&patient=${encodeURIComponent('Nomvula Sithole')}`)
    assert.equal(page.status, 422)
    const [row] = await auditRows(testApp, 'audit.searched')
    assert.deepEqual(row?.details, {
      from: '2026-02-10',
      to: '2026-02-10',
      notUnderstood: ['patient'],
      shown: 0,
    })
  })

  it('offers the filters again as they were typed', async () => {
    const { text } = await auditor.get(`/audit?${day}&ip=10.0.0.0%2F8&event=chart.viewed`)
    assert.match(text, /value="10\.0\.0\.0\/8"/)
    assert.match(text, /<option value="chart\.viewed" selected="">/)
    assert.match(text, /value="2026-02-10"/)
  })

  it('finds somebody by every name they had, and after they were removed', async () => {
    const leaver = await makeUser(testApp, 'nurse', { displayName: 'Anna Before' })
    const row = await logAt(testApp, '2026-02-11T08:00:00Z', { actor: actor(leaver) })
    await testApp.sql('UPDATE users SET display_name = $1 WHERE id = $2', ['Anna After', leaver.id])
    const renamed = await logAt(testApp, '2026-02-11T09:00:00Z', {
      actor: { ...actor(leaver), displayName: 'Anna After' },
    })
    await testApp.sql('DELETE FROM users WHERE id = $1', [leaver.id])
    for (const name of ['anna+before', 'anna+after', leaver.username]) {
      assert.deepEqual(await search(`from=2026-02-11&to=2026-02-11&user=${name}`), [renamed, row], name)
    }
    const { text } = await auditor.get('/audit?from=2026-02-11&to=2026-02-11')
    assert.match(text, /Anna Before/)
    assert.match(text, /Anna After/)
  })

  it('shows control characters of a claimed username as what they are, on one line', async () => {
    const stranger = new Visitor(testApp)
    await stranger.submit('/login', { username: 'x\nlogin_success \u001b[32m', password: 'wrong' })
    const { text } = await auditor.get('/audit?user=login_success')
    assert.equal(listed(text).length, 1)
    assert.match(text, /x\\u000alogin_success \\u001b\[32m/)
    assert.ok(!text.includes('x\nlogin_success') && !text.includes('\u001b'))
  })

  it('stays closed to every other role, and the attempt is recorded', async () => {
    for (const role of ['physician', 'nurse', 'pharmacist', 'admin_staff', 'patient', 'system_admin']) {
      const user = await makeUser(testApp, role)
      const page = await (await visit(testApp, user)).get('/audit')
      assert.equal(page.status, 403, role)
      assert.match(page.text, /role-not-permitted/)
      const [row] = await auditRows(testApp, 'audit.searched')
      assert.equal(row?.outcome, 'refused')
      assert.equal(row?.actor_id, user.id)
    }
  })

  it('gives an auditor no way into a chart', async () => {
    for (const path of ['', '/encounters', '/access-log', '/prescriptions']) {
      const page = await auditor.get(`/patients/${patient.id}${path}`)
      assert.equal(page.status, 403, path)
      assert.doesNotMatch(page.text, /Sithole|Nomvula/i)
    }
  })

  it('is not shown when the search cannot be recorded', async () => {
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const page = await auditor.get('/audit')
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(page.status, 503)
    assert.deepEqual(listed(page.text), [])
  })
})
