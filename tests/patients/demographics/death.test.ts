import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  assignCare,
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { freshCode, submitOnPage } from '../../prescriptions/forms.ts'

describe('a patient who has died', () => {
  let testApp: TestApp
  let physician: TestUser
  let doctor: Visitor
  let clerk: Visitor
  let pharmacy: Visitor
  let medicationId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    doctor = await visit(testApp, physician)
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    medicationId = (await makeMedication(testApp)).id
  })
  after(() => testApp.close())

  /** Somebody born on 27 March 1984, in the care of the physician. */
  const patient = async () => {
    const { id } = await makePatient(testApp, { familyName: 'Sithole', birthDate: '1984-03-27' })
    await assignCare(testApp, id, physician.id)
    return id
  }

  const record = async (who: Visitor, id: string, fields: Record<string, string>) => {
    const [row] = await testApp.sql<{ version: number }>('SELECT version FROM patients WHERE id = $1', [id])
    return who.submit(`/patients/${id}/death`, { version: String(row?.version), ...fields })
  }

  const encounter = (id: string, fields: Record<string, string>) =>
    doctor.submit(`/patients/${id}/encounters/new`, { kind: 'ambulatory', reason: 'Note', ...fields })

  const prescription = (id: string, fields: Record<string, string> = {}) =>
    doctor.submit(`/patients/${id}/prescriptions/new`, {
      medicationId,
      dose: '1 capsule',
      route: 'oral',
      frequency: 'daily',
      quantity: '10',
      repeats: '0',
      expiresOn: '2026-03-20',
      ...fields,
    })

  for (const [diedOn, says] of [
    ['2015-03-02', /died 2 Mar 2015, aged 30 years/],
    ['2015-03', /died Mar 2015, aged about 31 years/],
    ['2015', /died 2015, aged about 31 years/],
    ['', /has died, date not known/],
  ] as const) {
    it(`is shown with the date of death as it is known (${diedOn || 'not at all'}) and the age at death, everywhere`, async () => {
      const id = await patient()
      assert.equal((await record(clerk, id, { died: 'yes', diedOn })).status, 303)
      for (const page of [
        await doctor.get(`/patients/${id}`),
        await clerk.get(`/patients/${id}`),
        await clerk.get('/patients?q=sithole 27 Mar 1984'),
        await doctor.get(`/patients/${id}/encounters/new`),
        await doctor.get(`/patients/${id}/prescriptions/new`),
      ]) {
        assert.equal(page.status, 200)
        assert.match(page.text, says)
      }
      const chart = await doctor.get(`/patients/${id}`)
      assert.doesNotMatch(chart.text, /41 years/)
    })
  }

  for (const [fields, message] of [
    [{ died: 'yes', diedOn: '2026-03-05' }, /in the future/],
    [{ died: 'yes', diedOn: '31/03/2015' }, /Enter the date of death as YYYY-MM-DD/],
    [{ died: 'yes', diedOn: '2015-02-30' }, /Enter the date of death as YYYY-MM-DD/],
    [{ died: 'yes', diedOn: '1984-03-26' }, /before the date of birth/],
    [{ died: '', diedOn: '' }, /Choose whether the patient has died/],
    [{ died: 'yes', diedOn: '2015-03-02', version: '7' }, /This record was already changed/],
  ] as const) {
    it(`is not recorded as such by ${JSON.stringify(fields)}`, async () => {
      const id = await patient()
      const answer = await record(clerk, id, fields)
      assert.equal(answer.status, 'version' in fields ? 409 : 422)
      assert.match(answer.text, message)
      assert.deepEqual(await testApp.sql('SELECT deceased FROM patients WHERE id = $1', [id]), [
        { deceased: false },
      ])
    })
  }

  it('is corrected and taken back by clinicians and the front desk, with a reason that the log keeps sealed', async () => {
    const id = await patient()
    assert.equal((await record(doctor, id, { died: 'yes', diedOn: '2015' })).status, 303)
    assert.equal((await record(clerk, id, { died: 'yes', diedOn: '2015-03' })).status, 422)
    assert.equal(
      (await record(clerk, id, { died: 'yes', diedOn: '2015-03', reason: 'Seen on the certificate' })).status,
      303,
    )
    const unexplained = await record(doctor, id, { died: 'no', diedOn: '' })
    assert.equal(unexplained.status, 422)
    assert.match(unexplained.text, /Say why what was recorded before is changed/)
    assert.equal((await record(doctor, id, { died: 'no', reason: 'It was the neighbour' })).status, 303)
    const chart = await doctor.get(`/patients/${id}`)
    assert.match(chart.text, /41 years/)
    assert.doesNotMatch(chart.text, /has died/)
    const [row] = await auditRows(testApp, 'patient.death-withdrawn')
    assert.equal(row?.patient_id, id)
    assert.doesNotMatch(JSON.stringify(row), /neighbour|2015/)
  })

  it('is recorded by nobody without a tie to them', async () => {
    const id = await patient()
    const stranger = await visit(testApp, await makeUser(testApp, 'physician', { emergencyAccess: false }))
    assert.equal((await stranger.get(`/patients/${id}/death`)).status, 404)
    assert.equal((await pharmacy.get(`/patients/${id}/death`)).status, 403)
  })

  it('gets no encounter after the death without a reason, and one about a time before it without', async () => {
    const id = await patient()
    await record(clerk, id, { died: 'yes', diedOn: '2026-03-01' })
    const later = await encounter(id, { occurredAt: '2026-03-02T00:00' })
    assert.equal(later.status, 422)
    assert.match(later.text, /href="#reasonAfterDeath"/)
    assert.equal((await encounter(id, { occurredAt: '2026-03-01T23:59' })).status, 303)
    const explained = { occurredAt: '2026-03-02T09:00', reasonAfterDeath: 'Post-mortem' }
    assert.equal((await encounter(id, explained)).status, 303)
    const [row] = await auditRows(testApp, 'encounter.recorded')
    assert.deepEqual(row?.details?.['changed'], ['reasonAfterDeath'])
    assert.doesNotMatch(JSON.stringify(row), /Post-mortem/)
  })

  it('gets no encounter without a reason where nobody knows when they died', async () => {
    const id = await patient()
    await record(clerk, id, { died: 'yes', diedOn: '' })
    assert.equal((await encounter(id, { occurredAt: '2020-03-02T09:00' })).status, 422)
  })

  it('gets no prescription without a reason', async () => {
    const id = await patient()
    await record(clerk, id, { died: 'yes', diedOn: '2026-03-01' })
    const answer = await prescription(id)
    assert.equal(answer.status, 422)
    assert.match(answer.text, /href="#reasonAfterDeath"/)
    assert.equal((await prescription(id, { reasonAfterDeath: 'Given before, entered late' })).status, 303)
  })

  it('gets nothing signed or dispensed any more, with a plain reason, on record', async () => {
    const id = await patient()
    const common = { patientId: id, prescriberId: physician.id }
    const draft = await makePrescription(testApp, common)
    const approved = await makePrescription(testApp, { ...common, status: 'approved' })
    await record(clerk, id, { died: 'yes', diedOn: '2026-03-01' })
    const signing = await submitOnPage(doctor, draft.id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(signing.status, 422)
    assert.match(signing.text, /has died: nothing is signed or dispensed/)
    const dispensing = await submitOnPage(pharmacy, approved.id, 'dispense', { quantity: '21' })
    assert.equal(dispensing.status, 422)
    assert.match(dispensing.text, /has died: nothing is signed or dispensed/)
    for (const event of ['prescription.signed', 'prescription.dispensed']) {
      const [row] = await auditRows(testApp, event)
      assert.equal(row?.outcome, 'failure')
      assert.equal(row?.rule, 'patient-died')
    }
    assert.deepEqual(await testApp.sql('SELECT FROM dispensings'), [])
  })
})
