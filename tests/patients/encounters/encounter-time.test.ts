import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Encounter } from '../../../models/patients/encounter.ts'
import { isBeforeBirth } from '../../../server/patients/demographics/before-birth.ts'
import { assignCare, makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'

describe('the time of an encounter', () => {
  let testApp: TestApp
  let doctor: Visitor
  let patientId: string

  const record = (fields: Record<string, string>) =>
    doctor.submit(`/patients/${patientId}/encounters/new`, { kind: 'ambulatory', reason: 'Cough', ...fields })
  const count = () => Encounter.count({ where: { patientId } })

  before(async () => {
    testApp = await startTestApp({ environment: { FACILITY_TIME_ZONE: 'Europe/Berlin' } })
    const physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { birthDate: '2015-03-02' })).id
    await assignCare(testApp, patientId, physician.id)
    doctor = await visit(testApp, physician)
  })
  after(() => testApp.close())

  it('is refused before the birth, in year 202, in the future and in an hour that the clock skipped, at its field', async () => {
    for (const [occurredAt, words] of [
      ['2015-03-01T23:59', /before the patient’s birth \(2 Mar 2015\)/],
      ['0202-03-01T10:00', /The year 202 cannot be right/],
      ['2026-03-05T10:00', /in the future/],
      ['2025-03-30T02:30', /Enter 2025-03-30 01:59 or earlier, or 2025-03-30 03:00 or later/],
    ] as const) {
      const answer = await record({ occurredAt, notes: 'Kept while it is mended' })
      assert.equal(answer.status, 422, occurredAt)
      assert.match(answer.text, /href="#occurredAt"/, occurredAt)
      assert.match(answer.text, words)
      assert.match(answer.text, /Kept while it is mended/)
    }
    assert.equal(await count(), 0)
    assert.equal((await record({ occurredAt: '2015-03-02T00:00' })).status, 303)
  })

  it('is asked about in an hour that comes twice, and both can be chosen and amended', async () => {
    const twice = '2025-10-26T02:30'
    const asked = await record({ occurredAt: twice })
    assert.equal(asked.status, 422)
    assert.match(asked.text, /came twice/)
    assert.match(asked.text, /<select[^>]*name="occurredAtOffset"/)
    assert.match(asked.text, /<option value="\+02:00"/)
    assert.match(asked.text, /<option value="\+01:00"/)
    for (const [occurredAtOffset, at] of [
      ['+02:00', '2025-10-26T00:30:00.000Z'],
      ['+01:00', '2025-10-26T01:30:00.000Z'],
    ] as const) {
      assert.equal((await record({ occurredAt: twice, occurredAtOffset })).status, 303)
      const stored = await Encounter.findOne({
        where: { patientId, occurredAt: new Date(at) },
        rejectOnEmpty: true,
      })
      const amending = await doctor.get(`/patients/${patientId}/encounters/${stored.id}/amend`)
      assert.match(amending.text, new RegExp(`<option value="\\${occurredAtOffset}" selected=""`))
    }
  })
})

const tells = (birthDate: string | null, at: string) =>
  isBeforeBirth(birthDate, new Date(at), 'Europe/Berlin')

describe('a moment before a birth', () => {
  it('is one only where it is certain, as precisely as the birth is known', () => {
    assert.equal(tells('2015', '2014-12-31T22:59:00Z'), true)
    assert.equal(tells('2015', '2014-12-31T23:00:00Z'), false)
    assert.equal(tells('2015-03', '2015-02-28T12:00:00Z'), true)
    assert.equal(tells('2015-03', '2015-03-01T12:00:00Z'), false)
    assert.equal(tells('2015-03-02', '2015-03-01T12:00:00Z'), true)
    assert.equal(tells('2015-03-02', '2015-03-02T00:00:00Z'), false)
    assert.equal(tells(null, '1950-01-01T00:00:00Z'), false)
  })
})
