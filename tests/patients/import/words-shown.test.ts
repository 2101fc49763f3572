import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { qualifierText, wordsOf } from '../../../server/patients/import/mapping/concepts.ts'
import { furtherDetails } from '../../../server/patients/import/words/further-details.ts'
import { quantityText } from '../../../server/patients/import/words/quantity-text.ts'
import { saidDate, saidPeriod } from '../../../server/patients/import/words/said-date.ts'

const zone = 'Africa/Johannesburg'

describe('a date that an import shows', () => {
  for (const [said, words] of [
    ['2012', '2012'],
    ['2012-06', 'Jun 2012'],
    ['2018-12-15', '15 Dec 2018'],
    ['2018-12-15T23:30:00Z', '16 Dec 2018, 01:30'],
    ['next year', 'next year'],
  ] as const) {
    it(`has the precision with which it is said: ${said}`, () => assert.equal(saidDate(said, zone), words))
  }

  for (const [period, words] of [
    [{ start: '2012-06', end: '2013-02-15' }, 'from Jun 2012 until 15 Feb 2013'],
    [{ end: '2013' }, 'until 2013'],
    [{}, undefined],
  ] as const) {
    it(`is the beginning or the end of a time: ${JSON.stringify(period)}`, () =>
      assert.equal(saidPeriod(period, zone), words))
  }
})

describe('a code that an import shows', () => {
  const contact = 'http://terminology.hl7.org/CodeSystem/v2-0131'
  for (const [coding, words] of [
    [{ system: contact, code: 'N' }, 'next of kin'],
    [{ system: 'http://hl7.org/fhir/v2/0131', code: 'C' }, 'emergency contact'],
    [{ system: contact, code: 'N', display: 'Kin' }, 'Kin'],
    [{ system: contact, code: 'ZZ' }, `code ZZ of ${contact}`],
    [{ system: contact, code: 'constructor' }, `code constructor of ${contact}`],
    [{ system: 'urn:local', code: 'E' }, 'code E of urn:local'],
    [{ code: 'E' }, 'code E'],
    [{ system: contact }, undefined],
    [{ system: 'urn:ietf:bcp:47', code: 'nl' }, 'Dutch'],
    [{ system: 'urn:ietf:bcp:47', code: 'not a language' }, 'code not a language of urn:ietf:bcp:47'],
    [{ system: 'http://snomed.info/sct', code: '24484000' }, 'severe'],
    [{ system: 'http://snomed.info/sct', code: '1' }, 'code 1 of SNOMED CT'],
    [
      {
        system: 'http://snomed.info/sct',
        code: '24484000',
        display: 'Severe (severity modifier) (qualifier value)',
      },
      'Severe (severity modifier)',
    ],
    [{ display: 'Route (own words)' }, 'Route (own words)'],
  ] as const) {
    it(`is in plain words, and as a code only where nobody has words for it: ${JSON.stringify(coding)}`, () =>
      assert.equal(qualifierText({ coding: [coding] }), words))
  }

  for (const [reference, words] of [
    [{ reference: 'Location/17' }, 'Location: location that is not named'],
    [{ reference: 'https://other.example/fhir/Coverage/3' }, 'Location: coverage that is not named'],
    [
      { reference: 'urn:uuid:0198a000-0000-7000-8000-000000000000', type: 'HealthcareService' },
      'Location: healthcare service that is not named',
    ],
    [{ reference: '#place' }, 'Location: entry that is not named'],
    [{ reference: 'Location/17', display: 'Ward 3' }, 'Location: Ward 3'],
  ] as const) {
    it(`is not left out where it only leads elsewhere: ${JSON.stringify(reference)}`, () =>
      assert.deepEqual(furtherDetails('Encounter', { location: [{ location: reference }] }, {}, zone).lines, [
        words,
      ]))
  }

  it('leaves the name of what a resource is about as it is written', () =>
    assert.equal(wordsOf({ text: 'Viral sinusitis (disorder)' }), 'Viral sinusitis (disorder)'))

  const form = { system: 'http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm', code: 'TAB' }
  for (const [quantity, words] of [
    [{ value: 1, ...form }, '1 tablet'],
    [{ value: 2, unit: 'TAB', ...form }, '2 tablets'],
    [{ value: 2, unit: 'tabs', ...form }, '2 tabs'],
    [{ value: 2.5, code: 'mg', system: 'http://unitsofmeasure.org' }, '2.5 mg'],
  ] as const) {
    it(`counts what it is the form of: ${JSON.stringify(quantity)}`, () =>
      assert.equal(quantityText(quantity), words))
  }
})

describe('what a resource says in elements that have no place of their own', () => {
  const json = {
    resourceType: 'Encounter',
    id: 'e',
    identifier: [{ value: 'V12' }],
    status: 'finished',
    period: { start: '2020-01-01', end: '2020-01-02' },
    participant: [
      { individual: { display: 'Dr A' }, period: { start: '2020-01-01', end: '2020-01-02' } },
      { individual: { display: 'Dr B' }, period: { start: '2020-01' } },
    ],
    hospitalization: {
      dischargeDisposition: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/discharge-disposition', code: 'aadvice' }],
      },
    },
    statusHistory: [
      { status: 'arrived', period: { start: '2020-01-01T08:00:00Z' } },
      { status: 'onleave', period: { start: '2020-01' } },
    ],
    length: { value: 2, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
    location: [{ location: { reference: 'Location/1', display: 'Ward 7' } }],
    partOf: { reference: 'Encounter/2' },
    extension: [{ url: 'urn:x/last-visit', valueDate: '2019-11' }],
  }
  const read = {
    status: 'finished',
    period: { start: '2020-01-01', end: '2020-01-02' },
    participant: [{ individual: { display: 'Dr A' } }, { individual: { display: 'Dr B' } }],
  }

  it('is told in words under the name of its element', () =>
    assert.deepEqual(furtherDetails('Encounter', json, read, zone), {
      lines: [
        'Participant, period: from Jan 2020',
        'Hospitalization: discharge disposition left against advice',
        'Status history: arrived, from 1 Jan 2020, 10:00; on leave, from Jan 2020',
        'Length: 2 days',
        'Location: Ward 7',
        'Part of: encounter that is not named',
        'Last visit: Nov 2019',
      ],
      remarks: [],
    }))

  it('is remarked where it cannot be told in words', () =>
    assert.deepEqual(furtherDetails('Encounter', { scan: 'x'.repeat(2_000) }, {}, zone), {
      lines: [],
      remarks: ['scan: holds a further detail that cannot be shown in words, so it is left out'],
    }))
})
