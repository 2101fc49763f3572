import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openText } from '../../../server/crypto/envelope.ts'
import { createPatient } from '../../../server/patients/create-patient.ts'
import { type TestUser, assignCare, keyOf, makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../../support/request.ts'

const known = {
  givenName: 'Sipho',
  familyName: 'Dube',
  birthDate: '1962-07-01',
  sex: 'male' as const,
  nationalId: '6207015009089',
  phone: '082 555 0101',
  email: 'sipho@example.org',
  address: '1 First Street\nDurban',
  medicalHistory: 'Hypertension',
  allergies: 'Penicillin',
}

const { medicalHistory: _history, allergies: _allergies, ...form } = known

const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

describe('changing a patient’s details', () => {
  let testApp: TestApp
  let clerk: TestUser
  let browser: Visitor
  let id: string
  let page: string

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
    browser = await visit(testApp, clerk)
  })
  after(() => testApp.close())

  beforeEach(async () => {
    await testApp.sql('DELETE FROM patients')
    id = (await makePatient(testApp, known)).id
    page = `/patients/${id}/edit`
  })

  /** Opens the form and sends it with what is to be different. */
  async function change(changes: Record<string, string>, who: Visitor = browser, at = page) {
    const opened = await who.get(at)
    const fields = { ...form, version: versionOf(opened.text), _csrf: csrfTokenOf(opened.text), ...changes }
    return who.post(at, fields)
  }

  const found = async (q: string) => (await browser.get(`/patients?q=${q}`)).text.includes(`/patients/${id}`)

  const columns = async () => {
    const [row] = await testApp.sql<Record<string, Buffer | number | null>>(
      'SELECT * FROM patients WHERE id = $1',
      [id],
    )
    return row ?? {}
  }

  it('shows what is recorded, and nothing clinical to a clerk', async () => {
    const answer = await browser.get(page)
    assert.equal(answer.status, 200)
    for (const value of ['Sipho', 'Dube', '1962-07-01', '6207015009089', '082 555 0101', '1 First Street']) {
      assert.ok(answer.text.includes(value), value)
    }
    assert.doesNotMatch(answer.text, /Hypertension|Penicillin|medicalHistory/)
    const [row] = await auditRows(testApp, 'demographics.viewed')
    assert.equal(row?.patient_id, id)
  })

  it('changes what was changed, seals only that anew, and keeps the rest as it was', async () => {
    const earlier = await columns()
    assert.equal((await change({ phone: '083 777 0202', familyName: 'Dube-Zulu' })).status, 303)
    const later = await columns()
    for (const column of ['phone', 'family_name']) {
      assert.notDeepEqual(later[column], earlier[column], column)
    }
    for (const column of [
      'given_name',
      'birth_date',
      'national_id',
      'email',
      'address',
      'medical_history',
      'allergies',
    ]) {
      assert.deepEqual(later[column], earlier[column], column)
    }
    assert.equal(later['version'], 2)
    const record = await browser.get(`/patients/${id}`)
    assert.match(record.text, /Dube-Zulu, Sipho/)
    assert.match(record.text, /083 777 0202/)
    assert.match(record.text, /The details are changed/)
  })

  it('finds the patient by what is new and no longer by what is old', async () => {
    await change({ phone: '083 777 0202', familyName: 'Zulu', nationalId: '6207015009188', email: '' })
    for (const q of ['0837770202', 'zulu', '6207015009188', 'sipho']) {
      assert.equal(await found(q), true, q)
    }
    for (const q of ['0825550101', 'dube', '6207015009089', 'sipho@example.org']) {
      assert.equal(await found(q), false, q)
    }
  })

  it('still finds an imported patient by the identifiers that other systems gave', async () => {
    const { services } = testApp
    const imported = await services.sequelize.transaction((transaction) =>
      createPatient(
        services,
        transaction,
        { ...known, nationalId: '999-12-3456' },
        {
          at: testApp.clock.now(),
          registeredBy: null,
          otherIdentifiers: [
            { system: 'http://hospital.example/mr', value: 'HOSP-77-1234' },
            { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-12-3456' },
          ],
        },
      ),
    )
    const answer = await change(
      { nationalId: '888-12-3456', phone: '083 777 0202' },
      browser,
      `/patients/${imported.id}/edit`,
    )
    assert.equal(answer.status, 303)
    for (const q of ['HOSP-77-1234', '999-12-3456', '888-12-3456', '0837770202']) {
      assert.ok((await browser.get(`/patients?q=${q}`)).text.includes(imported.id), q)
    }
  })

  it('records which fields changed by name, and what they said before and after sealed', async () => {
    await change({ phone: '083 777 0202', address: '' })
    const [row] = await auditRows(testApp, 'patient.changed')
    assert.equal(row?.patient_id, id)
    assert.deepEqual(row?.details, { changed: ['phone', 'address'] })
    assert.doesNotMatch(JSON.stringify(row), /083 777|Durban/)
    const [sealed] = await testApp.sql<{ changes: Buffer }>(
      `SELECT changes FROM audit_events WHERE event = 'patient.changed' AND patient_id = $1`,
      [id],
    )
    const key = await keyOf(testApp, id)
    const place = { table: 'audit_events', column: 'changes', row: id }
    assert.deepEqual(JSON.parse(openText(sealed?.changes ?? Buffer.alloc(0), key, place)), {
      phone: { before: '082 555 0101', after: '083 777 0202' },
      address: { before: '1 First Street\nDurban', after: null },
    })
  })

  it('counts the line ends of browsers as no change, and says that nothing was changed', async () => {
    const answer = await change({ address: '1 First Street\r\nDurban' })
    assert.equal(answer.status, 303)
    assert.match((await browser.get(`/patients/${id}`)).text, /Nothing was changed/)
    assert.equal((await columns())['version'], 1)
    assert.equal(
      (await auditRows(testApp, 'patient.changed')).filter((row) => row.patient_id === id).length,
      0,
    )
  })

  it('keeps two people from overwriting each other, and loses nothing that was typed', async () => {
    const slow = await browser.get(page)
    const other = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await change({ phone: '083 111 1111' }, other)).status, 303)
    const mine = { ...form, address: '9 New Road', _csrf: csrfTokenOf(slow.text) }
    const refused = await browser.post(page, { ...mine, version: versionOf(slow.text) })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /This record was already changed/)
    assert.match(refused.text, /9 New Road/)
    assert.match(refused.text, /083 111 1111/)
    assert.equal(versionOf(refused.text), '2')
    assert.match((await browser.get(`/patients/${id}`)).text, /083 111 1111/)
    const saved = await browser.post(page, {
      ...mine,
      phone: '083 111 1111',
      version: versionOf(refused.text),
    })
    assert.equal(saved.status, 303)
    const record = (await browser.get(`/patients/${id}`)).text
    assert.match(record, /083 111 1111/)
    assert.match(record, /9 New Road/)
  })

  it('does not forget that somebody else was faster when the form has another fault', async () => {
    const slow = await browser.get(page)
    await change({ phone: '083 111 1111' }, await visit(testApp, await makeUser(testApp, 'admin_staff')))
    const mine = { ...form, _csrf: csrfTokenOf(slow.text), version: versionOf(slow.text) }
    const faulty = await browser.post(page, { ...mine, email: 'nonsense' })
    assert.equal(faulty.status, 422)
    assert.equal(versionOf(faulty.text), '1')
    assert.equal((await browser.post(page, { ...mine, version: versionOf(faulty.text) })).status, 409)
  })

  it('lets one of many changes at the same moment win', async () => {
    const opened = await browser.get(page)
    const fields = { ...form, version: versionOf(opened.text), _csrf: csrfTokenOf(opened.text) }
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        browser.post(page, { ...fields, phone: `083 000 000${index}` }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal((await columns())['version'], 2)
  })

  it('takes what a client sends that knows of no version', async () => {
    const fields = { ...form, phone: '083 777 0203', _csrf: await browser.token() }
    const answer = await browser.post(page, fields)
    assert.equal(answer.status, 303)
    assert.equal((await columns())['version'], 2)
  })

  for (const version of ['', 'x', '-1', '1.5', '99999999999', '0']) {
    it(`takes the version ${JSON.stringify(version)} for an old one`, async () => {
      const answer = await change({ version, phone: '083 777 0202' })
      assert.equal(answer.status, 409)
      assert.equal((await columns())['version'], 1)
    })
  }

  it('refuses a national id that another patient has, without saying whose it is', async () => {
    const other = await makePatient(testApp, { familyName: 'Secretname', nationalId: '8001015009087' })
    const answer = await change({ nationalId: '8001015009087' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Another patient is registered with this national id/)
    assert.doesNotMatch(answer.text, new RegExp(`SECRETNAME|Secretname|${other.id}|${other.recordNumber}`))
    assert.equal((await columns())['version'], 1)
  })

  it('refuses a clinical field from a clerk by name, and takes no other column', async () => {
    const earlier = await columns()
    for (const field of ['medicalHistory', 'allergies']) {
      const refused = await change({ [field]: 'none', phone: '083 777 0303' })
      assert.equal(refused.status, 422)
      assert.match(refused.text, new RegExp(`#${field}"`))
      assert.match(refused.text, /Your role may not write/)
    }
    assert.deepEqual(await columns(), earlier)
    await change({ medicalHistory: '', recordNumber: 'X', deceased: 'true', id: clerk.id })
    const later = await columns()
    assert.deepEqual(later['medical_history'], earlier['medical_history'])
    assert.deepEqual(later['allergies'], earlier['allergies'])
    assert.equal(later['record_number'], earlier['record_number'])
    assert.equal(later['deceased'], false)
  })

  it('is not for roles that may not, in or out of the care team', async () => {
    const physician = await makeUser(testApp, 'physician')
    await assignCare(testApp, id, physician.id)
    for (const user of [
      physician,
      await makeUser(testApp, 'nurse'),
      await makeUser(testApp, 'audit_reviewer'),
    ]) {
      const other = await visit(testApp, user)
      const answer = await other.get(page)
      assert.equal(answer.status, 403)
      assert.doesNotMatch(answer.text, /Dube|Sipho/)
      assert.equal(
        (await other.post(page, { ...form, version: '1', _csrf: csrfTokenOf(answer.text) })).status,
        403,
      )
    }
    assert.equal((await columns())['version'], 1)
  })

  it('lets a clinician of the care team whose role may change it also change clinical fields', async () => {
    await testApp.sql(
      `INSERT INTO role_permissions SELECT id, 'demographics.write' FROM roles WHERE name = 'nurse'`,
    )
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, id, nurse.id)
    const ward = await visit(testApp, nurse)
    const opened = await ward.get(page)
    const clinical = { medicalHistory: 'Hypertension\r\nBP <90 at times', allergies: 'Penicillin' }
    const answer = await change(clinical, ward)
    await testApp.sql(`DELETE FROM role_permissions WHERE permission = 'demographics.write'
      AND role_id = (SELECT id FROM roles WHERE name = 'nurse')`)
    assert.match(opened.text, /Hypertension/)
    assert.equal(answer.status, 303)
    const [row] = await auditRows(testApp, 'patient.changed')
    assert.deepEqual(row?.details, { changed: ['medicalHistory'] })
    assert.match((await ward.get(`/patients/${id}`)).text, /BP &lt;90 at times/)
  })

  it('does not happen when it cannot be recorded', async () => {
    const opened = await browser.get(page)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post(page, {
      ...form,
      phone: '083 777 0202',
      version: versionOf(opened.text),
      _csrf: csrfTokenOf(opened.text),
    })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal((await columns())['version'], 1)
  })
})
