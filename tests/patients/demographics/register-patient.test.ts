import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../../support/request.ts'

const nobody = {
  givenName: 'Thandi',
  familyName: 'O’Neill-van der Merwe',
  birthDate: '1990-02-28',
  sex: 'female',
  nationalId: '',
  phone: '',
  email: '',
  address: '',
}

const wrong: { field: string; value: string; says: RegExp }[] = [
  { field: 'givenName', value: '', says: /Enter the given names/ },
  { field: 'givenName', value: '   ', says: /Enter the given names/ },
  { field: 'givenName', value: 'x'.repeat(201), says: /Shorten the given names to 200/ },
  { field: 'givenName', value: 'a\u0000b', says: /cannot be stored/ },
  { field: 'birthDate', value: '', says: /Enter the date of birth/ },
  { field: 'birthDate', value: '1990-02-31', says: /Enter the date of birth as YYYY-MM-DD/ },
  { field: 'birthDate', value: '28/02/1990', says: /Enter the date of birth as YYYY-MM-DD/ },
  { field: 'birthDate', value: '1879-12-31', says: /too long ago/ },
  { field: 'birthDate', value: '2026-03-05', says: /in the future/ },
  { field: 'birthDate', value: '9'.repeat(400), says: /Enter the date of birth/ },
  { field: 'sex', value: 'none', says: /Choose the sex/ },
  { field: 'sex', value: '', says: /Choose the sex/ },
  { field: 'nationalId', value: '12345', says: /6 to 20 letters and digits/ },
  { field: 'nationalId', value: '1'.repeat(21), says: /6 to 20 letters and digits/ },
  { field: 'nationalId', value: '8001015009087; --', says: /6 to 20 letters and digits/ },
  { field: 'phone', value: '12', says: /phone number in digits/ },
  { field: 'phone', value: 'ask her sister', says: /phone number in digits/ },
  { field: 'phone', value: '1234567890123456', says: /phone number in digits/ },
  { field: 'email', value: 'thandi', says: /e-mail address in full/ },
  { field: 'email', value: 'thandi@', says: /e-mail address in full/ },
  { field: 'email', value: 'a@b@example.org', says: /e-mail address in full/ },
  { field: 'email', value: 'a@example.org, b@example.org', says: /e-mail address in full/ },
]

describe('registering a patient', () => {
  let testApp: TestApp
  let clerk: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
    browser = await visit(testApp, clerk)
  })
  after(() => testApp.close())

  const register = (changes: Record<string, string>) =>
    browser.submit('/patients/new', { ...nobody, ...changes })

  for (const [what, fields, shown] of [
    ['the family name only', { givenName: '', familyName: 'Sukarno', onlyOneName: 'on' }, /Sukarno/],
    ['the given name only', { givenName: 'Suharto', familyName: '', onlyOneName: 'on' }, /Suharto/],
    ['a year of birth', { familyName: 'Yearling', birthDate: '1980' }, /1980<.*about 46 years/s],
    ['a month of birth', { familyName: 'Monthly', birthDate: '1980-05' }, /May 1980<.*about 45 years/s],
    [
      'a date of birth that nobody knows',
      { familyName: 'Foundling', birthDate: '', birthDateUnknown: 'on' },
      /age not known/,
    ],
  ] as const) {
    it(`takes people of whom the desk knows ${what}, and shows and changes them as such`, async () => {
      const answer = await register(fields)
      assert.equal(answer.status, 303)
      const address = answer.headers['location'] ?? ''
      assert.match((await browser.get(address)).text, shown)
      const changed = await browser.submit(`${address}/edit`, {
        ...nobody,
        ...fields,
        phone: '082 555 0199',
        version: '1',
      })
      assert.equal(changed.status, 303)
      assert.match((await browser.get(address)).text, /082 555 0199/)
    })
  }

  it('finds people whose date of birth is known in part, and asks whether somebody registered later is the same', async () => {
    await register({ givenName: 'Partial', familyName: 'Known', birthDate: '1977' })
    assert.match((await browser.get('/patients?q=known+3+May+1977')).text, /Known, Partial/)
    assert.match((await browser.get('/patients?q=1977')).text, /Known, Partial/)
    const same = await register({ givenName: 'Partial', familyName: 'Known', birthDate: '1977-05-03' })
    assert.equal(same.status, 422)
    assert.match(same.text, /Is it one of these/)
    const other = await register({ givenName: 'Partial', familyName: 'Known', birthDate: '1978-05-03' })
    assert.equal(other.status, 303)
  })

  for (const [what, fields, says] of [
    ['no name at all', { givenName: '', familyName: '', onlyOneName: 'on' }, /Enter the given names/],
    ['a name that was only forgotten', { familyName: '' }, /Enter the family name/],
    ['a tick for one name beside two', { onlyOneName: 'on' }, /Leave one of the two names empty/],
    ['a tick beside a date of birth', { birthDateUnknown: 'on' }, /Leave the date of birth empty/],
    ['a dash for a name', { familyName: '-' }, /a dash or another sign is not a name/],
    ['a name that nobody sees', { givenName: '\u200B' }, /at least one letter/],
    ['a name that turns text round', { givenName: 'Sit\u202Ehole' }, /turn the direction of writing round/],
    ['a placeholder for a number', { nationalId: '000000' }, /Leave the field empty/],
    ['digits in their order for a number', { nationalId: '123456789' }, /Leave the field empty/],
  ] as const) {
    it(`refuses ${what}, and says how to go on`, async () => {
      const answer = await register(fields)
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
    })
  }

  const countPatients = async () => {
    const [row] = await testApp.sql<{ count: number }>('SELECT count(*)::int AS count FROM patients')
    return row?.count ?? 0
  }

  it('makes a record that says what was typed, letter by letter, and can be found', async () => {
    const answer = await register({
      ...nobody,
      givenName: 'BP <90 & "x"',
      familyName: "Ol'Ganna",
      nationalId: '900228 0500 083',
      phone: '+27 (0)82 555-0101',
      email: 'Thandi@Example.org',
      address: '12 Long Street\r\nCape Town',
    })
    assert.equal(answer.status, 303)
    const [row] = await auditRows(testApp, 'patient.registered')
    const id = row?.patient_id ?? ''
    assert.equal(answer.headers['location'], `/patients/${id}`)
    assert.equal(row?.resource_id, id)
    assert.equal(row?.actor_id, clerk.id)
    const page = await browser.get(`/patients/${id}`)
    assert.match(page.text, /The patient is registered under MG-\d{7}/)
    assert.match(page.text, /BP &lt;90 &amp; &quot;x&quot;/)
    assert.match(page.text, /12 Long Street\s+Cape Town/)
    assert.match(page.text, /\+27 \(0\)82 555-0101/)
    for (const q of ['9002280500083', '0825550101', 'thandi@example.org', 'olganna']) {
      assert.match((await browser.get(`/patients?q=${q}`)).text, new RegExp(`/patients/${id}`), q)
    }
  })

  it('stores nothing of it that can be read', async () => {
    await register({ familyName: 'Canaryfamily', nationalId: 'CANARY12345', email: 'canary@example.org' })
    const rows = await testApp.sql<{ text: string }>(
      `SELECT row_to_json(p)::text AS text FROM patients p
        UNION ALL SELECT row_to_json(a)::text FROM audit_events a
        UNION ALL SELECT sess::text FROM sessions`,
    )
    assert.ok(rows.length > 2)
    assert.ok(rows.every(({ text }) => !/canary/i.test(text)))
  })

  for (const { field, value, says } of wrong) {
    it(`refuses ${JSON.stringify(value.slice(0, 24))} as ${field}, says why and keeps what was typed`, async () => {
      const patients = await countPatients()
      const answer = await register({ address: '7 Kept Road', [field]: value })
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
      assert.match(answer.text, new RegExp(`href="#${field}"`))
      assert.match(answer.text, /7 Kept Road/)
      assert.equal(await countPatients(), patients)
    })
  }

  for (const field of Object.keys(nobody)) {
    it(`refuses ${field} sent twice, or not at all where it is needed`, async () => {
      const patients = await countPatients()
      const token = csrfTokenOf((await browser.get('/patients/new')).text)
      const fields = new URLSearchParams({ ...nobody, _csrf: token })
      fields.append(field, 'x')
      assert.equal((await browser.post('/patients/new', fields.toString())).status, 422)
      assert.equal(await countPatients(), patients)
    })
  }

  it('ignores fields that are not on the form', async () => {
    await register({
      familyName: 'Sundries',
      id: clerk.id,
      recordNumber: 'MG-1',
      version: '9',
      registeredBy: 'x',
    })
    const [row] = await auditRows(testApp, 'patient.registered')
    assert.notEqual(row?.patient_id, clerk.id)
    const [patient] = await testApp.sql<{ version: number; registered_by: string; record_number: string }>(
      'SELECT version, registered_by, record_number FROM patients WHERE id = $1',
      [row?.patient_id],
    )
    assert.equal(patient?.version, 1)
    assert.equal(patient?.registered_by, clerk.id)
    assert.match(patient?.record_number ?? '', /^MG-\d{7}$/)
  })

  it('offers nothing clinical to a clerk, and refuses it by name where it is sent: nothing is dropped', async () => {
    assert.doesNotMatch((await browser.get('/patients/new')).text, /medicalHistory|name="allergies"/)
    const earlier = await testApp.sql('SELECT count(*)::int AS count FROM patients')
    for (const field of ['medicalHistory', 'allergies']) {
      const answer = await register({ familyName: 'Noclinic', [field]: 'Penicillin' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, new RegExp(`#${field}"`))
      assert.match(answer.text, /Your role may not write/)
    }
    assert.deepEqual(await testApp.sql('SELECT count(*)::int AS count FROM patients'), earlier)
    assert.equal((await register({ familyName: 'Noclinic', medicalHistory: '', allergies: '' })).status, 303)
  })

  it('is not for those whose role does not register', async () => {
    for (const role of ['physician', 'nurse', 'pharmacist', 'patient', 'system_admin']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      const page = await other.get('/patients/new')
      assert.equal(page.status, 403, role)
      const token = csrfTokenOf(page.text)
      assert.equal((await other.post('/patients/new', { ...nobody, _csrf: token })).status, 403, role)
    }
    const [row] = await auditRows(testApp, 'patient.registered')
    assert.equal(row?.outcome, 'refused')
  })

  it('does not happen when it cannot be recorded', async () => {
    const patients = await countPatients()
    const token = csrfTokenOf((await browser.get('/patients/new')).text)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post('/patients/new', { ...nobody, familyName: 'Unrecorded', _csrf: token })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal(await countPatients(), patients)
  })

  describe('where somebody looks the same', () => {
    let token: string
    beforeEach(async () => {
      token = csrfTokenOf((await browser.get('/patients/new')).text)
    })

    const post = (changes: Record<string, string>) =>
      browser.post('/patients/new', { ...nobody, ...changes, _csrf: token })

    it('refuses a national id that is taken, however it is written, and leads a clerk to the record', async () => {
      const known = await makePatient(testApp, { familyName: 'Sithole', nationalId: '8001015009087' })
      const answer = await post({ nationalId: '800101-5009-087' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /href="#nationalId"/)
      assert.match(answer.text, /registered already/)
      assert.match(answer.text, new RegExp(`/patients/${known.id}`))
      const [row] = await auditRows(testApp, 'patient.registration-opened')
      assert.deepEqual(row?.patient_ids, [known.id])
      assert.equal((await post({ nationalId: '8001015009087', registerAnyway: 'on' })).status, 422)
    })

    it('asks before it registers the same name and date of birth again, and does so when told to', async () => {
      const known = await makePatient(testApp, {
        givenName: 'Zoë',
        familyName: 'Nkosi',
        birthDate: '1971-05-04',
      })
      const same = { givenName: 'NKOSI', familyName: 'zoe', birthDate: '1971-05-04' }
      const patients = await countPatients()
      const asked = await post(same)
      assert.equal(asked.status, 422)
      assert.match(asked.text, /Is it one of these\?/)
      assert.match(asked.text, new RegExp(`/patients/${known.id}`))
      assert.equal(await countPatients(), patients)
      assert.equal((await post({ ...same, birthDate: '1971-05-05' })).status, 303)
      assert.equal((await post({ ...same, registerAnyway: 'on' })).status, 303)
      const [row] = await auditRows(testApp, 'patient.registered')
      assert.deepEqual(row?.details, { possibleDuplicates: [known.id] })
    })

    it('says that there is somebody, and not who, to those who may not see everyone', async () => {
      const known = await makePatient(testApp, { nationalId: '7505055009081', familyName: 'Hidden' })
      await testApp.sql(
        `INSERT INTO role_permissions SELECT id, 'demographics.write' FROM roles WHERE name = 'nurse'`,
      )
      const nurse = await visit(testApp, await makeUser(testApp, 'nurse'))
      const form = await nurse.get('/patients/new')
      assert.match(form.text, /name="medicalHistory"/)
      const answer = await nurse.submit('/patients/new', { ...nobody, nationalId: '7505055009081' })
      const own = await nurse.submit('/patients/new', {
        ...nobody,
        familyName: 'Bynurse',
        medicalHistory: 'Asthma',
      })
      await testApp.sql(`DELETE FROM role_permissions WHERE permission = 'demographics.write'
        AND role_id = (SELECT id FROM roles WHERE name = 'nurse')`)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /registered already/)
      assert.doesNotMatch(answer.text, new RegExp(`${known.id}|HIDDEN|${known.recordNumber}`))
      assert.equal(own.headers['location'], '/patients')
      const [row] = await auditRows(testApp, 'patient.registered')
      const [patient] = await testApp.sql<{ kept: boolean }>(
        'SELECT medical_history IS NOT NULL AS kept FROM patients WHERE id = $1',
        [row?.patient_id],
      )
      assert.equal(patient?.kept, true)
    })

    it('makes one record when the same form arrives many times at once', async () => {
      const patients = await countPatients()
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => post({ familyName: 'Impatient', birthDate: '1999-09-09' })),
      )
      assert.equal(answers.filter(({ status }) => status === 303).length, 1)
      assert.ok(answers.every(({ status }) => status === 303 || status === 422))
      assert.equal(await countPatients(), patients + 1)
    })

    it('makes one record when two people with one national id arrive at once', async () => {
      const patients = await countPatients()
      const answers = await Promise.all(
        ['Anna', 'Berta', 'Clara', 'Dora'].map((givenName) =>
          post({ givenName, familyName: givenName, nationalId: 'AB1234567' }),
        ),
      )
      assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '422', '422', '422'])
      assert.equal(await countPatients(), patients + 1)
    })
  })
})
