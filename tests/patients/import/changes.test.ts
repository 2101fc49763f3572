import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { newId } from '../../../models/new-id.ts'
import { openText } from '../../../server/crypto/envelope.ts'
import { changePatient } from '../../../server/patients/change-patient.ts'
import { type TestUser, keyOf, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'
import { condition, OwnExport, patient, rowOf, runImport } from './importing.ts'

describe('what an export changes', () => {
  let testApp: TestApp
  let physician: TestUser
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
  })
  afterEach(() => own.remove())
  after(() => testApp.close())

  const chart = async (patientId: string | undefined) => {
    const browser = await visit(testApp, physician)
    return (await browser.get(`/patients/${patientId}`)).text
  }

  const patientOf = (sourceId: string) => rowOf(testApp, 'Patient', sourceId)

  const take = () => runImport(testApp, own.folder, { careTeamUserId: physician.id })

  it('is written into the rows that the import made before, and reported as changed', async () => {
    own = await OwnExport.copy()
    await take()
    const [count] = await testApp.sql<{ rows: number }>('SELECT count(*)::int AS rows FROM conditions')
    await own.edit('Condition.ndjson', 'Essential hypertension of Lindiwe', 'Hypertension in remission')
    await own.edit('AllergyIntolerance.ndjson', 'Wheeze', 'Hives')
    await own.edit('MedicationRequest.ndjson', '"value":1,"unit":"tablet"', '"value":2,"unit":"tablets"')
    const { tally } = await take()
    assert.equal(tally.total('changed'), 3)
    assert.equal(tally.total('taken'), 0)
    const page = await chart(await patientOf('lindiwe'))
    assert.match(page, /Hypertension in remission/)
    assert.match(page, /Anaphylaxis; Hives/)
    assert.match(page, /2 tablets, Oral route/)
    assert.doesNotMatch(page, /Essential hypertension/)
    assert.deepEqual(await testApp.sql('SELECT count(*)::int AS rows FROM conditions'), [count])
    assert.equal((await take()).tally.total('changed'), 0)
  })

  it('is found by the new name and number, and by the old ones no more', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [
        patient('renamed', {
          name: [{ family: 'Oldfield', given: ['Ruth'] }],
          telecom: [{ system: 'phone', value: '0315550101' }],
          identifier: [{ system: 'urn:example', value: 'OLD-77' }],
        }),
      ],
    })
    await take()
    await own.edit('Patient.ndjson', 'Oldfield', 'Newman')
    await own.edit('Patient.ndjson', '0315550101', '0315550202')
    await own.edit('Patient.ndjson', 'OLD-77', 'NEW-78')
    await take()
    const browser = await visit(testApp, physician)
    for (const typed of ['newman ruth', '031 555 0202', 'NEW-78']) {
      assert.match(
        (await browser.get(`/patients?q=${encodeURIComponent(typed)}`)).text,
        /Newman, Ruth/,
        typed,
      )
    }
    for (const typed of ['oldfield', '031 555 0101', 'OLD-77']) {
      assert.doesNotMatch((await browser.get(`/patients?q=${encodeURIComponent(typed)}`)).text, /Ruth/, typed)
    }
  })

  it('is recorded before and after, sealed under the patient’s key', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [patient('moved', { address: [{ line: ['1 First Street'] }] })],
    })
    await take()
    await own.edit('Patient.ndjson', '1 First Street', '2 Second Street')
    await take()
    const patientId = await patientOf('moved')
    assert.ok(patientId)
    const [row] = await testApp.sql<{ changes: Buffer | null }>(
      `SELECT changes FROM audit_events WHERE event = 'import.patient' AND patient_id = $1 AND changes IS NOT NULL`,
      [patientId],
    )
    assert.ok(row?.changes)
    const key = await keyOf(testApp, patientId)
    const changes = openText(row.changes, key, { table: 'audit_events', column: 'changes', row: patientId })
    assert.deepEqual(JSON.parse(changes), { address: { before: '1 First Street', after: '2 Second Street' } })
  })

  it('does not undo what was put right here and did not change there', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [
        patient('corrected', {
          telecom: [{ system: 'phone', value: '0115550001' }],
          address: [{ line: ['3 Third Street'] }],
        }),
      ],
    })
    await take()
    const patientId = await patientOf('corrected')
    assert.ok(patientId)
    await testApp.services.sequelize.transaction((transaction) =>
      changePatient(testApp.services, transaction, patientId, { at: testApp.clock.now() }, (current) => ({
        ...current,
        phone: '0115559999',
        medicalHistory: 'Written here',
      })),
    )
    await own.edit('Patient.ndjson', '3 Third Street', '4 Fourth Street')
    await take()
    const page = await chart(patientId)
    assert.match(page, /0115559999/)
    assert.match(page, /Written here/)
    assert.match(page, /4 Fourth Street/)
  })

  it('takes a condition out of the chart that turned out to be an error, and puts it back when it does not', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [patient('mistaken')],
      'Condition.ndjson': [
        condition('mistake', 'mistaken', { verificationStatus: { coding: [{ code: 'confirmed' }] } }),
      ],
    })
    await take()
    const patientId = await patientOf('mistaken')
    assert.match(await chart(patientId), /Hay fever/)
    await own.edit('Condition.ndjson', 'confirmed', 'entered-in-error')
    const { reports } = await take()
    assert.deepEqual(reports, [])
    assert.doesNotMatch(await chart(patientId), /Hay fever/)
    await own.edit('Condition.ndjson', 'entered-in-error', 'confirmed')
    await take()
    assert.match(await chart(patientId), /Hay fever/)
  })

  it('leaves an encounter that was amended here, whatever becomes of it there', async () => {
    const visitThere = {
      resourceType: 'Encounter',
      id: 'amended',
      status: 'finished',
      class: { code: 'AMB' },
      subject: { reference: 'Patient/amended' },
      period: { start: '2024-01-01T08:00:00Z' },
    }
    own = await OwnExport.of({ 'Patient.ndjson': [patient('amended')], 'Encounter.ndjson': [visitThere] })
    await take()
    const patientId = await patientOf('amended')
    await testApp.sql(
      `INSERT INTO encounters (id, patient_id, author_id, kind, occurred_at, amends_id, created_at)
       SELECT $1, patient_id, $2, kind, occurred_at, id, $3 FROM encounters WHERE patient_id = $4`,
      [newId(), physician.id, testApp.clock.now(), patientId],
    )
    await own.edit('Encounter.ndjson', 'finished', 'entered-in-error')
    const { tally } = await take()
    assert.equal(tally.total('refused'), 0)
    assert.deepEqual(
      await testApp.sql('SELECT count(*)::int AS rows FROM encounters WHERE patient_id = $1', [patientId]),
      [{ rows: 2 }],
    )
  })

  it('is taken for a patient of an earlier export, although this one has no Patient file', async () => {
    own = await OwnExport.of({ 'Patient.ndjson': [patient('known')] })
    await take()
    await own.remove()
    own = await OwnExport.of({ 'Condition.ndjson': [condition('later', 'known')] })
    const { tally, reports } = await take()
    assert.deepEqual(reports, [])
    assert.equal(tally.of('Condition').taken, 1)
    assert.match(await chart(await patientOf('known')), /Hay fever/)
  })

  it('that is absurd is left out and told, and the patient stays as they were', async () => {
    own = await OwnExport.of({ 'Patient.ndjson': [patient('spoilt')] })
    await take()
    const patientId = await patientOf('spoilt')
    await own.edit('Patient.ndjson', '1980-01-01', '2980-01-01')
    const { reports, losses } = await take()
    assert.deepEqual(reports, [
      'Patient.ndjson:1 spoilt taken in part: birthDate: lies in the future, so it is left out',
    ])
    assert.equal(losses, 1)
    assert.match(await chart(patientId), /1 Jan 1980/)
  })

  it('puts someone into the care team once, also of patients that were imported before', async () => {
    own = await OwnExport.of({ 'Patient.ndjson': [patient('adopted')] })
    await runImport(testApp, own.folder)
    const patientId = await patientOf('adopted')
    await take()
    await take()
    const assigned = (await auditRows(testApp, 'care-team.assigned')).filter(
      (row) => row.patient_id === patientId,
    )
    assert.equal(assigned.length, 1)
    assert.match(await chart(patientId), /Family, Given/)
  })
})
