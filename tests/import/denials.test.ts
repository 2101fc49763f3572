import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { conditionNegationOf } from '../../server/patients/clinical/condition-negation.ts'
import { saysThereIsNone } from '../../server/patients/import/absent-statements.ts'
import { makeUser, type TestUser } from '../factories.ts'
import { openHouse, type House } from '../house.ts'
import { visit } from '../request.ts'
import { condition, OwnExport, patient, rowOf, runImport, type Imported } from './importing.ts'

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
    ['Unknown', [], 'unknown'],
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
    worded('None'),
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
    { ...coded(absent, 'no-known-medications', 'No known medications'), text: 'Warfarin' },
    { ...coded(snomed, '182849000'), text: 'Insulin' },
  ]) {
    it(`names one, or nothing: ${JSON.stringify(concept)}`, () => assert.ok(!saysThereIsNone(concept)))
  }
})

describe('an export that denies', () => {
  let house: House
  let physician: TestUser
  let chart: string
  let imported: Imported

  before(async () => {
    house = await openHouse()
    physician = await makeUser(house, 'physician')
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
    imported = await runImport(house, own.folder, { careTeamUserId: physician.id })
    await own.remove()
    chart = `/patients/${await rowOf(house, 'Patient', 'p')}`
  })
  after(() => house.close())

  it('loses nothing by it', () => assert.equal(imported.losses, 0))

  it('has the chart state that no conditions are known, and show no active condition', async () => {
    const { text } = await (await visit(house, physician)).get(chart)
    assert.match(text, /No known conditions<\/a> <strong[^>]*>Statement</)
    assert.doesNotMatch(text, /In its own words: code/)
    assert.doesNotMatch(text, />Active</)
  })

  it('has the chart tell that no medicine and no vaccination was stated, with who and when, and list neither', async () => {
    const doctor = await visit(house, physician)
    const { text } = await doctor.get(chart)
    assert.match(text, /Stated on 2 Mar 2024 by Dr Elsewhere, and no prescription: “No current medication”/)
    assert.match(text, /Stated on 2 Mar 2024, and no immunization: “No known immunizations”/)
    for (const table of ['prescriptions', 'immunizations']) {
      assert.deepEqual(await house.sql(`SELECT 1 FROM ${table}`), [])
    }
  })

  it('has the full copy say the same', async () => {
    const { text } = await (await visit(house, physician)).get(`${chart}/copy`)
    assert.match(text, /No known conditions/)
    assert.match(text, /and no prescription: “No current medication”/)
  })
})
