import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../../models/new-id.ts'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { from, linkTo, listed, logAt } from '../search/log-entries.ts'

const sessionId = '01900000-0000-7000-8000-00000000aaaa'
const grantId = '01900000-0000-7000-8000-00000000cccc'

describe('the page of an event', () => {
  let testApp: TestApp
  let auditor: Visitor
  let physician: TestUser
  let patient: { id: string; recordNumber: string }
  let id: string

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr <b>Bold</b>' })
    patient = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
    id = await logAt(testApp, '2026-02-10T08:00:05.123Z', {
      event: 'encounter.amended',
      severity: 'emergency',
      actor: { id: physician.id, displayName: physician.displayName, roleName: 'physician' },
      sessionId,
      origin: from('10.1.2.3'),
      patientId: patient.id,
      resource: { type: 'encounter', id: 'e-1' },
      purposeOfUse: 'emergency-treatment',
      rule: 'emergency-access',
      grantId,
      details: { dispensedBefore: 3, note: '<script>alert(1)</script>' },
      changes: Buffer.from('sealed canary'),
    })
  })
  after(() => testApp.close())

  it('says everything that the row says, in words and as it is stored', async () => {
    const { status, text } = await auditor.get(`/audit/events/${id}`)
    assert.equal(status, 200)
    for (const said of [
      'Encounter amended',
      'encounter.amended',
      '10 Feb 2026, 10:00:05',
      '2026-02-10T08:00:05.123Z',
      'Success',
      'emergency',
      'Patient records',
      'By emergency access',
      'Emergency treatment',
      'Dr &lt;b&gt;Bold&lt;/b&gt;',
      'Physician',
      physician.id,
      sessionId,
      grantId,
      patient.recordNumber,
      patient.id,
      'Encounter',
      'e-1',
      '10.1.2.3',
      'GET /patients/:id',
      'Dispensed before',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      id,
    ]) {
      assert.ok(text.includes(said), `it does not say ${said}`)
    }
  })

  it('leaves what stood before and after sealed, and says only how much it is', async () => {
    const { text } = await auditor.get(`/audit/events/${id}`)
    assert.match(text, /Sealed: 13 bytes/)
    assert.doesNotMatch(text, /sealed canary|c2VhbGVk|7365616c6564/)
  })

  it('says which fields a change touched, and nothing of what they said', async () => {
    const row = await logAt(testApp, '2026-02-10T12:00:00Z', {
      event: 'patient.changed',
      patientId: patient.id,
      details: { changed: ['phone', 'familyName'] },
      changes: Buffer.from('sealed canary'),
    })
    const { text } = await auditor.get(`/audit/events/${row}`)
    assert.match(text, /What changed/)
    assert.match(text, /Family name<\/dt>.*?Changed; before and after are sealed/s)
    assert.doesNotMatch(text, /sealed canary/)
  })

  it('names no patient by name', async () => {
    const { text } = await auditor.get(`/audit/events/${id}`)
    assert.doesNotMatch(text, /Sithole|Nomvula/i)
  })

  it('leads to others of the same person, session, patient, address and request', async () => {
    const { text } = await auditor.get(`/audit/events/${id}`)
    for (const key of ['name', 'session', 'about', 'address', 'request', 'emergency grant']) {
      const address = linkTo(text, new RegExp(`Other events ${key}`))
      assert.ok(address !== undefined, key)
      const found = await auditor.get(address)
      assert.equal(found.status, 200, key)
      assert.ok(listed(found.text).includes(id), key)
    }
  })

  it('is recorded, with the event and the patients it names', async () => {
    const other = await makePatient(testApp)
    const listing = await logAt(testApp, '2026-02-10T09:00:00Z', {
      event: 'patient.searched',
      patientIds: [patient.id, other.id],
    })
    const { text } = await auditor.get(`/audit/events/${listing}`)
    assert.match(text, new RegExp(other.recordNumber))
    const [row] = await auditRows(testApp, 'audit.event-viewed')
    assert.equal(row?.resource_id, listing)
    assert.deepEqual(row?.patient_ids, [patient.id, other.id])
  })

  it('still names a patient whose record was removed, by the id', async () => {
    const gone = await makePatient(testApp)
    const row = await logAt(testApp, '2026-02-10T10:00:00Z', { event: 'chart.viewed', patientId: gone.id })
    await testApp.sql('DELETE FROM patients WHERE id = $1', [gone.id])
    const { status, text } = await auditor.get(`/audit/events/${row}`)
    assert.equal(status, 200)
    assert.match(text, new RegExp(gone.id))
    assert.match(text, /Removed since/)
  })

  it('tells a name that a stranger typed from the name of a person', async () => {
    const row = await logAt(testApp, '2026-02-10T11:00:00Z', {
      event: 'sign-in.failed',
      outcome: 'failure',
      claimedName: 'admin\r\nSigned in',
    })
    const { text } = await auditor.get(`/audit/events/${row}`)
    assert.match(text, /Typed as a name, not signed in/)
    assert.match(text, /admin\\u000d\\u000aSigned in/)
  })

  it('does not exist for an unknown id or for what is no id', async () => {
    for (const unknown of [newId(), 'x', '%00', '1;--']) {
      assert.equal((await auditor.get(`/audit/events/${unknown}`)).status, 404, unknown)
    }
  })

  it('stays closed to those who may not read the log, whether the event exists or not', async () => {
    const browser = await visit(testApp, physician)
    for (const path of [`/audit/events/${id}`, `/audit/events/${newId()}`]) {
      const page = await browser.get(path)
      assert.equal(page.status, 403)
      assert.doesNotMatch(page.text, /Encounter amended/)
    }
    const [row] = await auditRows(testApp, 'audit.event-viewed')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.actor_id, physician.id)
  })
})
