import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Encounter } from '../../models/patients/encounter.ts'
import { newId } from '../../models/new-id.ts'
import { fieldSealer } from '../../server/patients/sealed-fields.ts'
import { runCli, settings } from '../cli/run-cli.ts'
import { assignCare, keyOf, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

describe('a patient’s key that is renewed while pages are read', () => {
  let testApp: TestApp
  let id: string
  let recordNumber: string
  let pages: readonly (readonly [Visitor, string])[]

  const alarms = () => auditRows(testApp, 'record.seal-broken')

  before(async () => {
    testApp = await startTestApp()
    const doctor = await makeUser(testApp, 'physician')
    ;({ id, recordNumber } = await makePatient(testApp, { givenName: 'Ayanda', familyName: 'Mokoena' }))
    await assignCare(testApp, id, doctor.id)
    const order = await makePrescription(testApp, {
      patientId: id,
      prescriberId: doctor.id,
      status: 'approved',
    })
    const key = await keyOf(testApp, id)
    const encounterId = newId()
    await Encounter.create({
      id: encounterId,
      patientId: id,
      kind: 'ambulatory',
      occurredAt: testApp.clock.now(),
      notes: fieldSealer(key, 'encounters', encounterId).required('notes', 'Headache'),
      createdAt: testApp.clock.now(),
    })
    const physician = await visit(testApp, doctor)
    const own = await visit(testApp, await makeUser(testApp, 'patient', { patientId: id }))
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    pages = [
      [physician, `/patients/${id}`],
      [physician, `/patients/${id}/encounters`],
      [physician, `/patients/${id}/conditions`],
      [physician, `/patients/${id}/allergies`],
      [physician, `/patients/${id}/disclosures`],
      [physician, `/patients/${id}/prescriptions`],
      [physician, `/prescriptions/${order.id}`],
      [physician, '/prescriptions'],
      [physician, '/patients'],
      [physician, '/'],
      [clerk, `/patients/${id}/edit`],
      [own, '/my/record'],
      [own, '/my/record/encounters'],
      [own, '/my/record/copy.json'],
      [own, '/'],
    ]
  })
  after(() => testApp.close())

  it('raises no alarm while many people read and the command renews again and again', async () => {
    const environment = settings(testApp.urls)
    const ended = new AbortController()
    const work = (async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        const renewed = await runCli(['renew-key', 'patient', recordNumber], { environment })
        assert.equal(renewed.code, 0, renewed.stderr)
      }
    })().finally(() => ended.abort())
    while (!ended.signal.aborted) {
      await Promise.all(pages.slice(0, 10).map(([visitor, page]) => visitor.get(page)))
    }
    await work
    assert.deepEqual(await alarms(), [])
  })

  it('hides no tampering: what was changed is told at once, by the first page that meets it', async () => {
    await testApp.sql(
      'UPDATE encounters SET notes = set_bit(notes, 200, 1 - get_bit(notes, 200)) WHERE patient_id = $1',
      [id],
    )
    const [[physician] = []] = pages
    assert.ok(physician !== undefined)
    assert.equal((await physician.get(`/patients/${id}/encounters`)).status, 500)
    assert.equal((await alarms()).length, 1)
  })
})
