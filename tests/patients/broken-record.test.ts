import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { assignCare, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

const cannot = /This record cannot be read\. It has been reported\./

describe('a record that does not open', () => {
  let testApp: TestApp
  let physician: Visitor
  let clerk: Visitor
  let pharmacist: Visitor
  let officer: Visitor
  let broken: { id: string; recordNumber: string }
  let sound: { id: string; recordNumber: string }
  let original: Record<string, unknown>

  const stored = async () => {
    const [row] = await testApp.sql<Record<string, unknown>>('SELECT * FROM patients WHERE id = $1', [
      broken.id,
    ])
    assert.ok(row !== undefined)
    return row
  }
  const reports = async () =>
    (await auditRows(testApp, 'record.seal-broken')).filter((row) => row.patient_id === broken.id)
  const alerts = () =>
    testApp.sql("SELECT id FROM alerts WHERE kind = 'record-unreadable' AND patient_id = $1", [broken.id])

  before(async () => {
    testApp = await startTestApp()
    const doctor = await makeUser(testApp, 'physician')
    physician = await visit(testApp, doctor)
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    sound = await makePatient(testApp, { givenName: 'Lerato', familyName: 'Khumalo' })
    broken = await makePatient(testApp, {
      givenName: 'Naledi',
      familyName: 'Dube',
      nationalId: '8403275009087',
      phone: '0821234567',
    })
    for (const { id } of [sound, broken]) {
      await assignCare(testApp, id, doctor.id)
      await makePrescription(testApp, { patientId: id, prescriberId: doctor.id, status: 'approved' })
      await makePrescription(testApp, { patientId: id, prescriberId: doctor.id })
    }
    original = await stored()
  })
  after(() => testApp.close())

  const restore = () =>
    testApp.sql(
      'UPDATE patients SET given_name = $2, family_name = $3, national_id = $4, phone = $5 WHERE id = $1',
      [
        broken.id,
        original['given_name'],
        original['family_name'],
        original['national_id'],
        original['phone'],
      ],
    )

  const lists = () =>
    [
      [physician, '/'],
      [physician, '/patients'],
      [physician, '/prescriptions'],
      [clerk, '/'],
      [clerk, '/patients'],
      [pharmacist, '/'],
      [pharmacist, '/prescriptions'],
    ] as const

  const cases: Record<string, () => Promise<unknown>> = {
    'with a flipped bit': () =>
      testApp.sql(
        'UPDATE patients SET given_name = set_bit(given_name, 200, 1 - get_bit(given_name, 200)) WHERE id = $1',
        [broken.id],
      ),
    'with two columns exchanged': () =>
      testApp.sql('UPDATE patients SET given_name = family_name, family_name = given_name WHERE id = $1', [
        broken.id,
      ]),
    'with another patient’s value': () =>
      testApp.sql(
        'UPDATE patients p SET given_name = o.given_name FROM patients o WHERE p.id = $1 AND o.id = $2',
        [broken.id, sound.id],
      ),
    'of an unknown version': () =>
      testApp.sql('UPDATE patients SET given_name = set_byte(given_name, 0, 9) WHERE id = $1', [broken.id]),
    'with a plain value planted': () =>
      testApp.sql(
        "UPDATE patients SET given_name = 'Naledi who is written here in plain letters' WHERE id = $1",
        [broken.id],
      ),
  }

  const staysOutOfLists = async () => {
    for (const [visitor, page] of lists()) {
      const count = (await reports()).length
      const { status, text } = await visitor.get(page)
      assert.equal(status, 200, page)
      assert.match(text, cannot, page)
      assert.ok(text.includes(broken.recordNumber) && !text.includes('Naledi'), page)
      assert.match(text, /Khumalo/, page)
      assert.equal((await reports()).length, count + 1, `${page}: on record once`)
    }
  }

  const isNeverShownNorSaved = async () => {
    const row = await stored()
    const chart = await physician.get(`/patients/${broken.id}`)
    assert.equal(chart.status, 500)
    assert.match(chart.text, /cannot be opened safely/)
    assert.equal((await clerk.get(`/patients/${broken.id}/edit`)).status, 500)
    const saved = await clerk.post(`/patients/${broken.id}/edit`, {
      _csrf: await clerk.token(),
      version: String(row['version']),
      givenName: 'Other',
      familyName: 'Name',
      birthDate: '1984-03-27',
      sex: 'female',
      nationalId: '',
      phone: '',
      email: '',
      address: '',
    })
    assert.equal(saved.status, 500)
    assert.deepEqual(await stored(), row)
  }

  for (const [what, tamper] of Object.entries(cases)) {
    describe(what, () => {
      beforeEach(tamper)
      after(restore)
      it('leaves every list standing, is never shown and never saved over', async () => {
        await staysOutOfLists()
        await isNeverShownNorSaved()
      })
    })
  }

  it('does so too where its key was taken away, changed or another’s', async () => {
    const [key] = await testApp.sql<{ root_key_id: string; wrapped: Buffer }>(
      'DELETE FROM patient_keys WHERE patient_id = $1 RETURNING root_key_id, wrapped',
      [broken.id],
    )
    assert.ok(key !== undefined)
    await staysOutOfLists()
    await isNeverShownNorSaved()
    await testApp.sql(
      `INSERT INTO patient_keys (patient_id, root_key_id, wrapped, created_at)
       SELECT $1, root_key_id, wrapped, now() FROM patient_keys WHERE patient_id = $2`,
      [broken.id, sound.id],
    )
    await staysOutOfLists()
    await isNeverShownNorSaved()
    await testApp.sql('UPDATE patient_keys SET wrapped = $2, root_key_id = $3 WHERE patient_id = $1', [
      broken.id,
      key.wrapped,
      key.root_key_id,
    ])
    assert.equal((await physician.get(`/patients/${broken.id}`)).status, 200)
  })

  it('is critical in the log, and alerts officers once a day, whoever looks', async () => {
    assert.ok(
      (await reports()).every(({ severity, outcome }) => severity === 'critical' && outcome === 'failure'),
    )
    assert.equal((await alerts()).length, 1)
    const page = await officer.get('/security/alerts')
    assert.match(page.text, /Record unreadable/i)
    assert.ok(page.text.includes(broken.recordNumber))
    const [mail] = await testApp.sql("SELECT id FROM messages WHERE kind = 'record-unreadable'")
    assert.ok(mail !== undefined)
  })

  it('stands out among the possible duplicates of a registration without closing the form', async () => {
    await cases['with a flipped bit']?.()
    const answer = await clerk.submit('/patients/new', {
      givenName: 'Naledi',
      familyName: 'Dube',
      birthDate: '1984-03-27',
      sex: 'female',
      nationalId: '',
      phone: '',
      email: '',
      address: '',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.text, cannot)
    await restore()
  })

  it('keeps a prescription that does not open out of no queue, and reports it', async () => {
    const count = (await reports()).length
    await testApp.sql(
      "UPDATE prescriptions SET signed_content = 'planted in plain letters, long enough' WHERE patient_id = $1 AND status = 'approved'",
      [broken.id],
    )
    const queue = await pharmacist.get('/prescriptions')
    assert.equal(queue.status, 200)
    assert.match(queue.text, /Damaged/)
    assert.match(queue.text, /Khumalo/)
    assert.equal((await reports()).length, count + 1)
  })
})
