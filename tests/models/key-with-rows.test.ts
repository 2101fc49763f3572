import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { KeyApartError, KeyWithRows } from '../../models/sealing/key-with-rows.ts'
import { ofPatient } from '../../models/queries/patients/of-patient.ts'
import { patientSealedTables } from '../../models/sealing/sealed-columns.ts'
import { makePatient } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const listOf = (columns: string) =>
  `SELECT 1 AS one, (SELECT json_agg(x) FROM (SELECT p.id, p.allergies${columns}
    FROM patients p JOIN patient_keys k ON k.patient_id = p.id WHERE p.id = $1) x) AS rows`

describe('a statement that brings sealed values of a patient', () => {
  let testApp: TestApp
  let id: string

  before(async () => {
    testApp = await startTestApp()
    ;({ id } = await makePatient(testApp, { medicalHistory: 'Asthma as a child', allergies: 'Latex' }))
  })
  after(() => testApp.close())

  const run = (name: string, text: string) => testApp.services.prepared.run({ name, text }, [id])

  it('is refused in tests where it does not bring their key: that would be read in another moment', async () => {
    await assert.rejects(
      run('test-apart', 'SELECT id, medical_history FROM patients WHERE id = $1'),
      (error) => error instanceof KeyApartError && /test-apart brings medical_history/.test(error.message),
    )
    await assert.rejects(
      testApp.services.prepared.plan(
        'SELECT p.allergies FROM roles r JOIN patients p ON true WHERE p.id = $1',
        [id],
      ),
      KeyApartError,
    )
  })

  it('is refused too where they stand in a list', async () => {
    await assert.rejects(
      run(
        'test-apart-in-list',
        'SELECT 1 AS one, (SELECT json_agg(x) FROM (SELECT id, allergies FROM patients WHERE id = $1) x) AS rows',
      ),
      KeyApartError,
    )
  })

  it('is run where it brings the key, or brings nothing sealed', async () => {
    const [row] = await testApp.services.prepared.run(
      ofPatient('test-together', 'p.medical_history').withSafety,
      [id],
    )
    assert.ok(row !== undefined && Buffer.isBuffer(row['wrapped']))
    assert.equal((await run('test-nothing-sealed', 'SELECT id FROM patients WHERE id = $1')).length, 1)
  })

  it('is run where each of a list brings the key of its own, and refused where one of them does not', async () => {
    assert.equal((await run('test-keyed-list', listOf(', k.root_key_id, k.wrapped'))).length, 1)
    await assert.rejects(run('test-half-keyed-list', listOf(', k.root_key_id')), KeyApartError)
  })

  it('brings nothing of a record that was erased', async () => {
    const gone = await makePatient(testApp)
    await testApp.sql('UPDATE patients SET erased_at = now() WHERE id = $1', [gone.id])
    assert.deepEqual(await testApp.services.prepared.run(ofPatient('test-erased').withSafety, [gone.id]), [])
  })

  it('is watched for every table and column that stands under the key of a patient', () => {
    const box = Buffer.concat([Buffer.of(1), Buffer.alloc(40)])
    const watching = new KeyWithRows(true)
    for (const { table, columns } of patientSealedTables) {
      const read = { what: table, text: `SELECT * FROM ${table} WHERE id = $1` }
      for (const column of columns) {
        for (const held of [box, `\\x${box.toString('hex')}`]) {
          assert.throws(() => watching.mustCome(read, [{ id, [column]: held }]), KeyApartError, column)
          watching.mustCome(read, [{ id, [column]: held, root_key_id: 'k', wrapped: box }])
          new KeyWithRows(false).mustCome(read, [{ id, [column]: held }])
        }
      }
    }
  })
})
