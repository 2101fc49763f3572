import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

const page = '/security/explain'

/** The words of a page. */
const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')

describe('why can they, why can’t they', () => {
  let testApp: TestApp
  let officer: Visitor
  let physician: TestUser
  let pharmacist: TestUser
  let patient: { id: string; recordNumber: string }

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Thandi Nkosi' })
    pharmacist = await makeUser(testApp, 'pharmacist', { allowedNetworks: ['192.0.2.0/24'] })
    patient = await makePatient(testApp, { familyName: 'Canaryname' })
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
  })
  after(() => testApp.close())

  const ask = async (fields: Record<string, string>) => officer.submit(page, fields)

  it('says for every rule what it looked at, by the decision that pages ask, and writes down about whom', async () => {
    const answer = await ask({
      username: physician.username,
      action: 'chart.open',
      recordNumber: patient.recordNumber.toLowerCase(),
    })
    assert.equal(answer.status, 200)
    const said = text(answer.text)
    assert.match(said, /Refused Dr Thandi Nkosi may not open a patient’s chart/)
    assert.match(said, /Dr Thandi Nkosi’s role, Physician, includes: Open the clinical chart/)
    assert.match(said, /may sign in and work 06:00–22:00 every day; it is 10:0\d on Wednesday/)
    assert.match(said, /is not in this patient’s care team, and has no emergency access/)
    assert.doesNotMatch(said, /Canaryname/)
    const [row] = await auditRows(testApp, 'access.explained')
    assert.equal(row?.patient_id, patient.id)
    assert.equal(row?.resource_id, physician.id)
    assert.equal(row?.details?.['action'], 'chart.open')
    assert.equal(row?.details?.['allowed'], false)
  })

  it('tells how it was then: who was in the care team, and what the clock said', async () => {
    await assignCare(testApp, patient.id, physician.id, {
      startsAt: new Date('2026-03-02T08:00:00Z'),
      endsAt: new Date('2026-03-03T08:00:00Z'),
    })
    const about = { username: physician.username, action: 'chart.open', recordNumber: patient.recordNumber }
    const then = text((await ask({ ...about, moment: '2026-03-02T12:00' })).text)
    assert.match(then, /Allowed Dr Thandi Nkosi may open/)
    assert.match(then, /in this patient’s care team \(primary\)/)
    assert.match(then, /As it is today: the role/)
    assert.match(then, /knows of no change to this account since/)
    const night = text((await ask({ ...about, moment: '2026-03-02T23:14' })).text)
    assert.match(night, /it is 23:14 on Monday\. That is outside these hours/)
    assert.match(text((await ask(about)).text), /Refused/)
  })

  it('knows when a prescription was to be dispensed, and what a pharmacist does not see then', async () => {
    await makePrescription(testApp, {
      patientId: patient.id,
      prescriberId: physician.id,
      status: 'cancelled',
      at: new Date('2026-03-01T08:00:00Z'),
      signedAt: new Date('2026-03-04T06:00:00Z'),
    })
    await testApp.sql("UPDATE prescriptions SET signed_at = '2026-03-02T06:00Z' WHERE patient_id = $1", [
      patient.id,
    ])
    const about = {
      username: pharmacist.username,
      action: 'prescription.open',
      recordNumber: patient.recordNumber,
      address: '192.0.2.7',
    }
    const then = text((await ask({ ...about, moment: '2026-03-03T12:00' })).text)
    assert.match(then, /Allowed/)
    assert.match(then, /this stays closed: contact, history, encounters, observations, emergency reasons/)
    assert.match(text((await ask(about)).text), /Refused/)
  })

  it('names the networks, and the address that is not within them', async () => {
    const said = text(
      (await ask({ username: pharmacist.username, action: 'prescription.list', address: '10.0.0.1' })).text,
    )
    assert.match(said, /the account from 192\.0\.2\.0\/24\. The address 10\.0\.0\.1 is not within them/)
  })

  it('says what is wrong with a question, naming the field and keeping what was typed', async () => {
    for (const [fields, message] of [
      [{ username: 'nobody-here', action: 'chart.open' }, /Nobody has this username/],
      [{ username: physician.username, action: 'constructor' }, /Choose an action/],
      [
        { username: physician.username, action: 'chart.open', recordNumber: 'MG-0' },
        /no record with this number/,
      ],
      [
        { username: physician.username, action: 'chart.open', moment: '2026-02-31T10:00' },
        /Enter the time as/,
      ],
      [{ username: physician.username, action: 'chart.open', address: '10.0.0.0/8' }, /Enter one address/],
      [{ username: 'x\u0000', action: 'chart.open' }, /characters that cannot be stored/],
    ] as const) {
      const answer = await ask(fields)
      assert.equal(answer.status, 422, JSON.stringify(fields))
      assert.match(answer.text, message)
    }
  })

  it('is for security officers alone', async () => {
    for (const role of ['audit_reviewer', 'system_admin', 'physician']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await other.get(page)).status, 403, role)
    }
  })
})
