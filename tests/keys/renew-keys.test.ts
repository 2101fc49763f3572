import type { KeyObject } from 'node:crypto'
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openFields } from '../../server/patients/change-patient.ts'
import { Patient } from '../../models/patients/patient.ts'
import { runCli, settings } from '../cli/run-cli.ts'
import { assignCare, keyOf, makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { exportFolder, rowOf } from '../patients/import/importing.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { whileLooking } from './while-looking.ts'

describe('a new key in the place of one that others may know', () => {
  let testApp: TestApp
  let physician: Visitor
  let clerk: Visitor
  let patientId: string
  let recordNumber: string

  const found = async (typed: string) => {
    const page = await clerk.get(`/patients?q=${encodeURIComponent(typed)}`)
    return page.text.includes(`/patients/${patientId}`)
  }

  before(async () => {
    testApp = await startTestApp()
    const user = await makeUser(testApp, 'physician')
    ;({ id: patientId, recordNumber } = await makePatient(testApp, {
      givenName: 'Nomvula',
      familyName: 'Sithole',
      nationalId: '8001015009087',
      phone: '082 555 0101',
      medicalHistory: 'Asthma since childhood',
    }))
    await assignCare(testApp, patientId, user.id)
    physician = await visit(testApp, user)
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    await runCli(['import-fhir', exportFolder], { environment: settings(testApp.urls) })
    await testApp.services.keyWatch.start()
  })
  after(async () => {
    await testApp.services.keyWatch.stop()
    await testApp.close()
  })

  const openedBy = async (key: KeyObject) =>
    openFields(await Patient.findByPk(patientId, { rejectOnEmpty: true }), key)

  it('encrypts a patient’s whole record anew, which then opens as before, and not under the old key', async () => {
    await physician.submit(`/patients/${patientId}/encounters/new`, {
      kind: 'ambulatory',
      occurredAt: '2026-03-04T09:30',
      reason: 'Wheezing at night',
      notes: 'Inhaler shown',
      diagnoses: '',
    })
    const old = await keyOf(testApp, patientId)
    const read = await physician.get(`/patients/${patientId}`)
    const { code, stdout } = await runCli(['renew-key', 'patient', recordNumber.toLowerCase()], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 0)
    assert.match(stdout, /^\d+ values of MG-\d+ are encrypted under a new key\.$/m)
    const page = await physician.get(`/patients/${patientId}`)
    assert.equal(page.status, 200)
    for (const words of [/Sithole, Nomvula/, /Asthma since childhood/, /Wheezing at night/]) {
      assert.match(read.text, words)
      assert.match(page.text, words)
    }
    await assert.rejects(openedBy(old), /cannot be opened: not authentic/)
    const [row] = await auditRows(testApp, 'patient-key.renewed')
    assert.equal(row?.patient_id, patientId)
  })

  it('keeps the old key of a patient for what the audit log says of earlier changes, and only for that', async () => {
    const kept = await testApp.sql('SELECT FROM former_patient_keys WHERE patient_id = $1', [patientId])
    assert.equal(kept.length, 1)
  })

  it('loses no change that is made while a patient’s record is encrypted anew', async () => {
    const writing = Array.from({ length: 12 }, (_, index) =>
      physician.submit(`/patients/${patientId}/encounters/new`, {
        kind: 'ambulatory',
        occurredAt: '2026-03-04T09:30',
        reason: `Visit number ${index} of the day`,
        notes: '',
        diagnoses: '',
      }),
    )
    const renewals = runCli(['renew-key', 'patient', recordNumber], { environment: settings(testApp.urls) })
    const answers = await Promise.all(writing)
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
    assert.equal((await renewals).code, 0)
    const key = await keyOf(testApp, patientId)
    assert.equal((await openedBy(key)).familyName, 'Sithole')
    const page = await physician.get(`/patients/${patientId}/encounters`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Visit number 11 of the day/)
  })

  it('says that there is no such patient, and does nothing', async () => {
    const { code, stderr } = await runCli(['renew-key', 'patient', 'MG-9999999'], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 2)
    assert.match(stderr, /no patient with the record number MG-9999999/)
  })

  it('makes the search index anew while people go on searching and registering', async () => {
    const [made] = await testApp.sql<{ tokens: Buffer[]; key: string }>(
      'SELECT exact_tokens AS tokens, index_key_id AS key FROM patients WHERE id = $1',
      [patientId],
    )
    const searches: boolean[] = []
    const renewal = runCli(['renew-key', 'search-index', '--batch', '1'], {
      environment: settings(testApp.urls),
    })
    const ended = new AbortController()
    const searching = whileLooking(
      testApp,
      renewal.finally(() => ended.abort()),
    )
    while (!ended.signal.aborted) {
      searches.push(await found('nomv sith'), await found('8001015009087'), await found('+27 82 555 0101'))
    }
    const { code, stdout } = await searching
    assert.equal(code, 0, stdout)
    assert.match(stdout, /The search index stands under a new key \(\d+ rows\)/)
    assert.ok(searches.length > 2 && searches.every(Boolean))
    const [row] = await testApp.sql<{ tokens: Buffer[]; key: string }>(
      'SELECT exact_tokens AS tokens, index_key_id AS key FROM patients WHERE id = $1',
      [patientId],
    )
    assert.notEqual(row?.key, made?.key)
    assert.ok(row?.tokens.every((token) => !made?.tokens.some((other) => other.equals(token))))
    const keys = await testApp.sql<{ patients: number }>(
      `SELECT count(DISTINCT split_part(index_key_id, '.', 1))::integer AS patients FROM (
         SELECT index_key_id FROM patients UNION ALL SELECT index_key_id FROM source_documents) AS rows`,
    )
    assert.deepEqual(keys, [{ patients: 1 }])
  })

  it('finds by name, national id and phone under the new index key, and imports again without a change', async () => {
    await testApp.services.keyWatch.look()
    assert.equal(testApp.services.blindIndex.searching.length, 1)
    assert.deepEqual(
      [await found('nomv sith'), await found('8001015009087'), await found('082 555 0101')],
      [true, true, true],
    )
    assert.ok(await rowOf(testApp, 'Patient', 'lindiwe'))
    const { stdout } = await runCli(['import-fhir', exportFolder], { environment: settings(testApp.urls) })
    assert.match(stdout, /^8 patients: 5 unchanged, 3 not taken\.$/m)
  })

  it('destroys the old index key', async () => {
    const keys = await testApp.sql("SELECT purpose FROM data_keys WHERE purpose LIKE 'blind-index%'")
    assert.deepEqual(keys, [{ purpose: 'blind-index' }])
  })
})
