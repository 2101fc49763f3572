import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { mapPatient, type ImportedPatient } from '../../../server/patients/import/mapping/map-patient.ts'
import { isUnusable } from '../../../server/patients/import/mapping/read-fields.ts'
import { contactFacts } from '../../../server/patients/demographics/other-details.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { OwnExport, patient, rowOf, runImport } from './importing.ts'

const nkosi = patient('nkosi', {
  name: [
    { use: 'official', family: 'Nkosi', given: ['Ayanda'], prefix: ['Dr'], suffix: ['PhD'] },
    { use: 'maiden', family: 'Zwane', given: ['Ayanda'], period: { end: '2009-05-01' } },
    { use: 'nickname', given: ['Yaya'] },
  ],
  telecom: [
    { system: 'phone', value: '+27 82 555 0147', use: 'mobile' },
    { system: 'phone', value: '+27 11 555 0199', use: 'work' },
    { system: 'fax', value: '+27 11 555 0100' },
  ],
  contact: [
    {
      relationship: [{ text: 'Mother' }],
      name: { family: 'Zwane', given: ['Thandeka'] },
      telecom: [{ system: 'phone', value: '+27 83 555 0111' }],
      address: { text: '5 Loop Street, Durban' },
      gender: 'female',
      period: { end: '2030-01-01' },
    },
    { relationship: [{ coding: [{ display: 'Employer' }] }], organization: { display: 'Acme Mines' } },
  ],
  communication: [
    { language: { coding: [{ code: 'zu', display: 'isiZulu' }] }, preferred: true },
    { language: { coding: [{ code: 'en' }] } },
  ],
  maritalStatus: { coding: [{ code: 'W', display: 'Widowed' }] },
  multipleBirthInteger: 2,
  generalPractitioner: [{ reference: 'Practitioner/gp' }, { display: 'Green Street Practice' }],
  managingOrganization: { reference: 'Organization/nowhere' },
  photo: [{ title: 'A face' }],
  link: [{ other: { reference: 'Patient/another' }, type: 'seealso' }],
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName', valueString: 'Dube' },
    { url: 'http://example.org/interpreter', valueCodeableConcept: { text: 'Needs one' } },
  ],
  _birthDate: {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime',
        valueDateTime: '1980-01-01T04:00:00Z',
      },
    ],
  },
  shoeSize: 43,
})

const gp = { resourceType: 'Practitioner', id: 'gp', name: [{ family: 'Naidoo', given: ['Kavitha'] }] }

describe('what another system says of a person beside our own fields', () => {
  let testApp: TestApp
  let physician: TestUser
  let clerk: TestUser
  let folder: OwnExport
  let imported: Awaited<ReturnType<typeof runImport>>
  let id: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    clerk = await makeUser(testApp, 'admin_staff')
    folder = await OwnExport.of({ 'Patient.ndjson': [nkosi], 'Practitioner.ndjson': [gp] })
    imported = await runImport(testApp, folder.folder, { careTeamUserId: physician.id })
    id = String(await rowOf(testApp, 'Patient', 'nkosi'))
  })

  after(async () => {
    await folder.remove()
    await testApp.close()
  })

  it('is found by a maiden name, a nickname, the name that goes with it, and a second number', async () => {
    const browser = await visit(testApp, physician)
    for (const typed of ['Zwane', 'ayanda zwane', 'yaya', 'Nkosi', '011 555 0199']) {
      const { text } = await browser.get(`/patients?q=${encodeURIComponent(typed)}`)
      assert.match(text, /Nkosi, Ayanda/, typed)
    }
    assert.doesNotMatch((await browser.get('/patients?q=Thandeka')).text, /Nkosi/)
  })

  it('is still found by a maiden name after the front desk changed a number', async () => {
    const browser = await visit(testApp, clerk)
    const answer = await browser.submit(`/patients/${id}/edit`, {
      givenName: 'Ayanda',
      familyName: 'Nkosi',
      birthDate: '1980-01-01',
      sex: 'unknown',
      phone: '+27 84 555 0122',
      version: '1',
    })
    assert.equal(answer.status, 303)
    const { text } = await browser.get('/patients?q=zwane')
    assert.match(text, /Nkosi, Ayanda/)
  })

  it('stands on the chart and in the full copy, also what may be clinical', async () => {
    const browser = await visit(testApp, physician)
    for (const page of [`/patients/${id}`, `/patients/${id}/copy`]) {
      const { text } = await browser.get(page)
      for (const words of [
        'Maiden name (until 1 May 2009)',
        'Ayanda Zwane',
        'Nickname',
        'Yaya',
        'PhD',
        'isiZulu (preferred); code en',
        'Mother: Thandeka Zwane, +27 83 555 0111, 5 Loop Street, Durban, female (until 1 Jan 2030)',
        'Employer: Acme Mines',
        '+27 11 555 0199 (work)',
        '+27 11 555 0100 (fax)',
        'Widowed',
        'Yes, number 2 of them',
        'Kavitha Naidoo; Green Street Practice',
        'Mothers maiden name',
        'Dube',
        'Interpreter',
        'Needs one',
        'The date of birth: birth time',
      ]) {
        assert.ok(text.includes(words), `${page} lacks ${words}`)
      }
    }
  })

  it('stands on what administrative staff see, without what may be clinical', async () => {
    const { text } = await (await visit(testApp, clerk)).get(`/patients/${id}`)
    assert.match(text, /Thandeka Zwane/)
    assert.match(text, /isiZulu/)
    assert.doesNotMatch(text, /Needs one|Dube/)
  })

  it('leaves a remark where it is not taken, with its path in the output and in plain words on the chart', async () => {
    assert.deepEqual(imported.reports, [
      'Patient.ndjson:1 nkosi taken in part: photo: is not taken over: it stays with the other system',
      'Patient.ndjson:1 nkosi taken in part: shoeSize: is none that MedGuard knows, so it is left out',
      'Patient.ndjson:1 nkosi to be looked at: managingOrganization: names one whose name is not in this export',
      'Patient.ndjson:1 nkosi to be looked at: link: there is another record of the same person where it comes from',
    ])
    const { text } = await (await visit(testApp, physician)).get(`/patients/${id}`)
    for (const words of [
      'The patient’s details: the photograph: is not taken over',
      'The patient’s details: one of its details: is none that MedGuard knows',
      'The patient’s details: the organization that keeps the record: names one',
      'The patient’s details: the link to another record: there is another record',
    ]) {
      assert.ok(text.includes(words), words)
    }
  })

  it('is brought up to date by the next import, with the difference on record, and found by the new name', async () => {
    await folder.edit('Patient.ndjson', 'Zwane', 'Mahlangu')
    await runImport(testApp, folder.folder)
    const browser = await visit(testApp, physician)
    assert.match((await browser.get('/patients?q=mahlangu')).text, /Nkosi, Ayanda/)
    assert.doesNotMatch((await browser.get('/patients?q=zwane')).text, /Nkosi, Ayanda/)
    const [row] = await testApp.sql<{ changes: Buffer | null }>(
      "SELECT changes FROM audit_events WHERE event = 'import.patient' AND patient_id = $1 ORDER BY occurred_at DESC, id DESC LIMIT 1",
      [id],
    )
    assert.ok(row?.changes !== null && row?.changes !== undefined)
  })

  it('is nowhere in the database in the clear', async () => {
    const [found] = await testApp.sql<{ count: string }>(
      "SELECT count(*) FROM patients p WHERE p::text ~ 'Mahlangu|Thandeka|isiZulu'",
    )
    assert.equal(found?.count, '0')
  })
})

const words = (json: object): string => {
  const read = mapPatient(
    { kind: 'Patient', id: 'p', text: JSON.stringify(json), json: { ...json } },
    '2026-03-04',
  )
  assert.ok(!isUnusable(read))
  const { values, deceased, diedOn, otherIdentifiers, remarks, notices }: ImportedPatient = read
  const { otherDetails } = read
  return JSON.stringify([
    { ...values, deceased, diedOn, otherIdentifiers, remarks, notices },
    contactFacts(otherDetails),
    otherDetails.further,
  ])
}

describe('a Patient resource', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/)
  const elements: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    name: fc.uniqueArray(fc.record({ use: fc.constantFrom('maiden', 'nickname', 'old'), family: word }), {
      minLength: 1,
      maxLength: 3,
    }),
    telecom: fc.array(
      fc.record({
        system: fc.constantFrom('phone', 'fax', 'email', 'pager', 'url', 'sms', 'other'),
        value: word,
        use: fc.constantFrom('home', 'old', 'temp', 'work', 'mobile'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    address: fc.array(fc.record({ use: fc.constantFrom('home', 'old', 'temp', 'billing'), city: word }), {
      minLength: 1,
      maxLength: 3,
    }),
    contact: fc.array(fc.record({ name: fc.record({ family: word }), relationship: fc.constant([]) }), {
      minLength: 1,
      maxLength: 2,
    }),
    communication: fc.array(fc.record({ language: fc.record({ text: word }), preferred: fc.boolean() }), {
      minLength: 1,
      maxLength: 2,
    }),
    maritalStatus: fc.record({ text: word }),
    multipleBirthBoolean: fc.boolean(),
    multipleBirthInteger: fc.integer({ min: 1, max: 5 }),
    generalPractitioner: fc.array(fc.record({ display: word }), { minLength: 1, maxLength: 2 }),
    managingOrganization: fc.record({ display: word }),
    extension: fc.array(fc.record({ url: fc.constant('http://example.org/x'), valueString: word }), {
      minLength: 1,
      maxLength: 2,
    }),
    photo: fc.constant([{ title: 'A face' }]),
    animal: fc.record({ species: fc.record({ text: word }) }),
    link: fc.constant([{ other: { reference: 'Patient/x' }, type: 'refer' }]),
    active: fc.constant(false),
    deceasedBoolean: fc.constant(true),
    gender: fc.constantFrom('male', 'other', 'nonsense'),
  }

  it('changes what is shown, or leaves a remark, with each of its elements', () => {
    const base = { resourceType: 'Patient', id: 'p', birthDate: '1980-01-01' }
    const name = { use: 'official', family: 'Family', given: ['Given'] }
    const asked = fc
      .constantFrom(...Object.keys(elements))
      .chain((element) =>
        fc.record({ element: fc.constant(element), value: elements[element] ?? fc.constant(undefined) }),
      )
    fc.assert(
      fc.property(asked, ({ element, value }) => {
        const without = { ...base, name: [name] }
        const names: readonly unknown[] = Array.isArray(value) ? value : []
        const withIt =
          element === 'name' ? { ...base, name: [name, ...names] } : { ...without, [element]: value }
        assert.notEqual(words(withIt), words(without), element)
      }),
      { numRuns: 500 },
    )
  })
})
