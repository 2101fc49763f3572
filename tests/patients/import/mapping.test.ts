import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instantOf } from '../../../server/patients/import/mapping/datatypes.ts'
import { mapPatient } from '../../../server/patients/import/mapping/map-patient.ts'
import { isUnusable } from '../../../server/patients/import/mapping/read-fields.ts'
import { namedBy } from '../../../server/patients/import/mapping/references.ts'
import { isResource, readResource } from '../../../server/patients/import/resource.ts'
import { patient } from './importing.ts'

describe('a FHIR date', () => {
  for (const [value, zone, instant] of [
    ['2024-05-06T09:15:00+02:00', 'Africa/Johannesburg', '2024-05-06T07:15:00.000Z'],
    ['2024-05-06T07:15:00.250Z', 'America/New_York', '2024-05-06T07:15:00.250Z'],
    ['2024-05-06', 'Africa/Johannesburg', '2024-05-05T22:00:00.000Z'],
    ['2024-05', 'America/New_York', '2024-05-01T04:00:00.000Z'],
    ['2024', 'America/New_York', '2024-01-01T05:00:00.000Z'],
    // Clocks went from 00:00 to 01:00 that night: the day begins at one.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ] as const) {
    it(`${value} begins, in ${zone}, at ${instant}`, () => {
      assert.equal(instantOf(value, zone).toISOString(), instant)
    })
  }
})

describe('a FHIR reference', () => {
  for (const [reference, named] of [
    ['Practitioner/a-1.b', { id: 'a-1.b' }],
    ['https://elsewhere.example/fhir/Practitioner/a/_history/3', { id: 'a' }],
    [
      'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|99',
      { token: 'http://hl7.org/fhir/sid/us-npi|99' },
    ],
    ['Practitioner?identifier=urn%3Ax%7C99', { token: 'urn:x|99' }],
    ['Patient/a', undefined],
    ['#contained', undefined],
    ['urn:uuid:0b2c', { id: '0b2c' }],
    ['PractitionerRole/a', undefined],
  ] as const) {
    it(`${reference} names ${named === undefined ? 'no practitioner' : JSON.stringify(named)}`, () => {
      assert.deepEqual(namedBy({ reference }, 'Practitioner'), named)
    })
  }

  it('may be an identifier alone', () => {
    assert.deepEqual(namedBy({ identifier: { system: 'urn:x', value: '7' } }, 'Practitioner'), {
      token: 'urn:x|7',
    })
    assert.equal(namedBy({ display: 'Dr Who' }, 'Practitioner'), undefined)
  })
})

const mapped = (more: object) => {
  const resource = readResource(Buffer.from(JSON.stringify(patient('someone', more))))
  assert.ok(isResource(resource))
  const imported = mapPatient(resource, '2026-03-04')
  assert.ok(!isUnusable(imported))
  return imported
}

const named = (use: string | undefined, family: string) => ({ use, family, given: ['A'] })

const familyOf = (...names: object[]) => mapped({ name: names }).values.familyName

describe('a FHIR Patient', () => {
  it('has the digits of a social security number as national id, and every other identifier beside it', () => {
    const { values, otherIdentifiers } = mapped({
      identifier: [
        { system: 'urn:x', value: 'MR1' },
        { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-27-7392' },
        { system: 'urn:passport', value: 'X712' },
      ],
    })
    assert.equal(values.nationalId, '999277392')
    assert.deepEqual(otherIdentifiers, [
      { system: 'urn:x', value: 'MR1' },
      { system: 'urn:passport', value: 'X712' },
    ])
  })

  it('is called by the official name, else the usual one, else the first that is no former one', () => {
    assert.equal(familyOf(named('maiden', 'M'), named('usual', 'U'), named('official', 'O')), 'O')
    assert.equal(familyOf(named('old', 'Z'), named('usual', 'U')), 'U')
    assert.equal(familyOf(named('maiden', 'M'), named(undefined, 'N')), 'N')
  })

  it('has died when the export says so in either way, and lives when it says nothing', () => {
    assert.equal(mapped({ deceasedDateTime: '1994-11-11T22:58:16-05:00' }).deceased, true)
    assert.equal(mapped({ deceasedBoolean: true }).deceased, true)
    assert.equal(mapped({ deceasedBoolean: false }).deceased, false)
    assert.equal(mapped({}).deceased, false)
  })

  it('loses one field that is wrong, not the whole', () => {
    const { values, remarks } = mapped({ telecom: 'none', gender: 'male' })
    assert.equal(values.phone, null)
    assert.equal(values.sex, 'male')
    assert.deepEqual(remarks, ['telecom: Invalid input: expected array, received string'])
  })
})
