import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { conditionNegationOf } from '../../../server/patients/clinical/conditions/condition-negation.ts'
import { negationOf } from '../../../server/patients/negation.ts'
import { namesNothing, saysThereIsNone } from '../../../server/patients/import/mapping/absent-statements.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { condition, OwnExport, patient, rowOf, runImport, type ImportOutcome } from './importing.ts'

const absent = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'
const snomed = 'http://snomed.info/sct'

const worded = (words: string) => ({ text: words })
const coded = (system: string, code: string, display?: string) => ({ coding: [{ system, code, display }] })

describe('what a list of conditions denies', () => {
  for (const [words, codes, denies] of [
    ['No known problems', [], 'none-known'],
    ['No current problems or disability (situation)', [`${snomed}|160245001`], 'none-known'],
    ['Code 160245001', [`${snomed}|160245001`], 'none-known'],
    ['Geen bekende probleme', [`${absent}|no-known-problems`], 'none-known'],
    ['No known medical conditions', [], 'none-known'],
    ['Denies any past medical history', [], 'none-known'],
    ['No significant past medical history', [], 'none-known'],
    ['None known', [], 'none-known'],
    ['No information about problems', [`${absent}|no-problem-info`], 'unknown'],
    ['Unknown', [], 'unclear'],
    ['Not known.', [], 'unclear'],
    ['None', [], 'unclear'],
    ['“Nil”', [], 'unclear'],
    ['Unknown', [`${absent}|no-problem-info`], 'unknown'],
    ['None', [`${absent}|no-known-problems`], 'none-known'],
  ] as const) {
    it(`is no condition: ${words}`, () => assert.equal(conditionNegationOf({ words, codes }), denies))
  }

  for (const [words, codes] of [
    ['Diabetes mellitus type 2', []],
    ['Asthma', [`${absent}|no-known-problems`]],
    ['No fixed abode', []],
    ['Nocturnal enuresis', []],
    ['Unknown primary tumour', []],
    ['No problems but diabetes', []],
    ['Problem drinking', []],
    ['No light perception in left eye', []],
  ] as const) {
    it(`is a condition, or says something else: ${words}`, () =>
      assert.equal(conditionNegationOf({ words, codes }), undefined))
  }
})

describe('what a list of medicines or vaccinations denies', () => {
  for (const concept of [
    worded('No current medication'),
    worded('No known medications'),
    worded('Patient not taking any medicines'),
    worded('No drug therapy prescribed (situation)'),
    worded('No known immunizations'),
    worded('None known'),
    { ...coded(absent, 'no-known-medications'), text: 'None' },
    coded(absent, 'no-known-medications'),
    coded(absent, 'no-immunization-info'),
    coded(snomed, '182849000', 'No drug therapy prescribed'),
  ]) {
    it(`names none: ${JSON.stringify(concept)}`, () => assert.ok(saysThereIsNone(concept)))
  }

  for (const concept of [
    undefined,
    worded('Amoxicillin'),
    worded('No-spa 40 mg'),
    worded('Nil by mouth supplement'),
    worded('None'),
    worded('Unknown'),
    { ...coded(absent, 'no-known-medications', 'No known medications'), text: 'Warfarin' },
    { ...coded(snomed, '182849000'), text: 'Insulin' },
  ]) {
    it(`names one, or nothing: ${JSON.stringify(concept)}`, () => assert.ok(!saysThereIsNone(concept)))
  }
})

describe('what says “None” or “Unknown” and nothing else', () => {
  for (const words of ['None', 'nil', 'Unknown', 'Not known.']) {
    it(`names nothing, and denies nothing: ${words}`, () => {
      assert.ok(namesNothing(worded(words)))
      assert.ok(!saysThereIsNone(worded(words)))
    })
  }

  for (const concept of [
    undefined,
    worded('None known'),
    worded('Unknown antibiotic'),
    { ...coded(absent, 'no-known-medications'), text: 'None' },
    { coding: [{ display: 'Aspirin' }], text: 'None' },
  ]) {
    it(`is something else where more is said: ${JSON.stringify(concept)}`, () =>
      assert.ok(!namesNothing(concept)))
  }

  for (const words of ['None', 'Nil', 'Unknown']) {
    it(`is no denial of allergies: who reads “no known allergies” would prescribe: ${words}`, () =>
      assert.deepEqual(negationOf({ words, codes: [] }), { says: 'unknown', scope: 'any' }))
  }

  it('is shown as its words, in every list, as neither an entry nor a denial, and is to be asked about', async () => {
    const testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    const subject = { reference: 'Patient/p' }
    const own = await OwnExport.of({
      'all.ndjson': [
        patient('p'),
        condition('c', 'p', { code: { text: 'None' } }),
        { resourceType: 'AllergyIntolerance', id: 'a', code: { text: 'None' }, patient: subject },
        {
          resourceType: 'MedicationRequest',
          id: 'm',
          status: 'active',
          intent: 'order',
          medicationCodeableConcept: { text: 'None' },
          subject,
          authoredOn: '2024-03',
        },
        {
          resourceType: 'Immunization',
          id: 'i',
          status: 'completed',
          vaccineCode: { text: 'Unknown' },
          patient: subject,
        },
      ],
    })
    const { losses } = await runImport(testApp, own.folder, { careTeamUserId: physician.id })
    await own.remove()
    const doctor = await visit(testApp, physician)
    const page = `/patients/${await rowOf(testApp, 'Patient', 'p')}`
    const chart = (await doctor.get(page)).text
    const copy = (await doctor.get(`${page}/copy`)).text
    await testApp.close()
    assert.equal(losses, 0)
    assert.match(chart, /Nothing is named under conditions<\/a> <strong[^>]*>Unclear: ask</)
    assert.match(chart, /It is not known whether there are allergies/)
    for (const text of [chart, copy]) {
      assert.match(text, /In its own words: None/)
      assert.match(text, /A prescription says only “None” \(in Mar 2024\)\. It counts neither as one/)
      assert.match(text, /An immunization says only “Unknown” \(date not known\)/)
      assert.match(text, /Nothing is named under conditions/)
      assert.doesNotMatch(text, /No known (?:conditions|allergies)|>Active</)
    }
  })
})

describe('an export that denies', () => {
  let testApp: TestApp
  let physician: TestUser
  let chart: string
  let imported: ImportOutcome

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    const subject = { reference: 'Patient/p' }
    const own = await OwnExport.of({
      'Patient.ndjson': [patient('p')],
      'Condition.ndjson': [
        condition('none', 'p', {
          clinicalStatus: { coding: [{ code: 'active' }] },
          code: { coding: [{ system: absent, code: 'no-known-problems' }] },
        }),
      ],
      'MedicationRequest.ndjson': [
        {
          resourceType: 'MedicationRequest',
          id: 'none',
          status: 'active',
          intent: 'order',
          medicationCodeableConcept: { text: 'No current medication' },
          subject,
          authoredOn: '2024-03-02',
          requester: { display: 'Dr Elsewhere' },
        },
      ],
      'Immunization.ndjson': [
        {
          resourceType: 'Immunization',
          id: 'none',
          status: 'completed',
          vaccineCode: { text: 'No known immunizations' },
          patient: subject,
          occurrenceDateTime: '2024-03-02',
        },
      ],
    })
    imported = await runImport(testApp, own.folder, { careTeamUserId: physician.id })
    await own.remove()
    chart = `/patients/${await rowOf(testApp, 'Patient', 'p')}`
  })
  after(() => testApp.close())

  it('loses nothing by it', () => assert.equal(imported.losses, 0))

  it('has the chart state that no conditions are known, and show no active condition', async () => {
    const { text } = await (await visit(testApp, physician)).get(chart)
    assert.match(text, /No known conditions<\/a> <strong[^>]*>Statement</)
    assert.doesNotMatch(text, /In its own words: code/)
    assert.doesNotMatch(text, />Active</)
  })

  it('has the chart tell that no medicine and no vaccination was stated, with who and when, and list neither', async () => {
    const doctor = await visit(testApp, physician)
    const { text } = await doctor.get(chart)
    assert.match(text, /Stated on 2 Mar 2024 by Dr Elsewhere, and no prescription: “No current medication”/)
    assert.match(text, /Stated on 2 Mar 2024, and no immunization: “No known immunizations”/)
    for (const table of ['prescriptions', 'immunizations']) {
      assert.deepEqual(await testApp.sql(`SELECT 1 FROM ${table}`), [])
    }
  })

  it('has the full copy say the same', async () => {
    const { text } = await (await visit(testApp, physician)).get(`${chart}/copy`)
    assert.match(text, /No known conditions/)
    assert.match(text, /and no prescription: “No current medication”/)
  })
})
