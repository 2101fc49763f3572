import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../models/patients/allergy.ts'
import { Condition } from '../../models/patients/condition.ts'
import { Encounter } from '../../models/patients/encounter.ts'
import { newId } from '../../models/new-id.ts'
import { fieldSealer } from '../../server/patients/sealed-fields.ts'
import { assignCare, keyOf, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

type Entry = { fullUrl: string; resource: { resourceType: string; id: string; [element: string]: unknown } }

describe('a copy of one’s record', () => {
  let testApp: TestApp
  let mine: Visitor
  let physician: Visitor
  let patient: { id: string; recordNumber: string }
  let other: { id: string; recordNumber: string }

  /** A record with one of everything; the words say whose it is. */
  async function fill(patientId: string, word: string, authorId: string): Promise<void> {
    const at = testApp.clock.now()
    const key = await keyOf(testApp, patientId)
    const encounter = newId()
    const sealEncounter = fieldSealer(key, 'encounters', encounter)
    await Encounter.create({
      id: encounter,
      patientId,
      authorId,
      kind: 'ambulatory',
      occurredAt: at,
      reason: sealEncounter.required('reason', `${word} <b>& reason`),
      notes: sealEncounter.required('notes', `${word} notes <script>`),
      createdAt: at,
    })
    const allergy = newId()
    await Allergy.create({
      id: allergy,
      patientId,
      substance: fieldSealer(key, 'allergies', allergy).required('substance', `${word} penicillin`),
      criticality: 'high',
      status: 'active',
      recordedAt: at,
      createdAt: at,
    })
    const condition = newId()
    await Condition.create({
      id: condition,
      patientId,
      encounterId: encounter,
      description: fieldSealer(key, 'conditions', condition).required('description', `${word} asthma`),
      status: 'active',
      recordedAt: at,
      createdAt: at,
    })
    await makePrescription(testApp, {
      patientId,
      prescriberId: authorId,
      status: 'dispensed',
      instructions: `${word} after meals`,
    })
  }

  before(async () => {
    testApp = await startTestApp()
    const doctor = await makeUser(testApp, 'physician', { displayName: 'Dr Zanele Botha' })
    patient = await makePatient(testApp, {
      givenName: 'Minnie',
      familyName: 'Mokone',
      nationalId: '8403275009087',
      address: '1 Long Street',
      medicalHistory: 'Mine since birth',
    })
    other = await makePatient(testApp, {
      givenName: 'Canarybird',
      familyName: 'Theirs',
      nationalId: '9001015009086',
    })
    for (const [one, word] of [
      [patient, 'Mine'],
      [other, 'Canary'],
    ] as const) {
      await assignCare(testApp, one.id, doctor.id)
      await fill(one.id, word, doctor.id)
    }
    physician = await visit(testApp, doctor)
    // Both in one list: its audit row names both.
    assert.equal((await physician.get('/patients')).status, 200)
    assert.equal((await physician.get(`/patients/${patient.id}`)).status, 200)
    mine = await visit(testApp, await makeUser(testApp, 'patient', { patientId: patient.id }))
  })
  after(() => testApp.close())

  it('has everything that is stored as a FHIR bundle, and to whom it was disclosed', async () => {
    const answer = await mine.get('/my/record/copy/bundle.json')
    assert.equal(answer.status, 200)
    assert.match(answer.headers['content-type'] ?? '', /^application\/fhir\+json/)
    assert.match(
      answer.headers['content-disposition'] ?? '',
      new RegExp(`attachment; filename="record-${patient.recordNumber}.json"`),
    )
    assert.equal(answer.headers['cache-control'], 'no-store')
    const text = answer.text ?? String(answer.body)
    const bundle: { resourceType: string; type: string; entry: Entry[] } = JSON.parse(text)
    assert.equal(bundle.resourceType, 'Bundle')
    const resources = bundle.entry.map(({ resource }) => resource)
    const kinds = new Set(resources.map(({ resourceType }) => resourceType))
    for (const kind of [
      'Patient',
      'Practitioner',
      'AllergyIntolerance',
      'Condition',
      'Encounter',
      'MedicationRequest',
      'MedicationDispense',
      'AuditEvent',
      'Provenance',
    ]) {
      assert.ok(kinds.has(kind), kind)
    }
    for (const words of [
      'Mokone',
      '8403275009087',
      '1 Long Street',
      'Mine since birth',
      'Mine penicillin',
      'Mine asthma',
      'Mine notes &lt;script&gt;',
      'Mine after meals',
      'Dr Zanele Botha opened your chart',
      'saw your name in the result of a search',
    ]) {
      assert.ok(text.includes(words), words)
    }
    const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl))
    const named = [...text.matchAll(/"reference":"(urn:uuid:[^"]+)"/g)].map(([, url]) => url)
    assert.ok(named.length > 8)
    assert.deepEqual(
      named.filter((url) => url === undefined || !urls.has(url)),
      [],
      'every reference is in the bundle',
    )
  })

  it('is a page to print as well', async () => {
    const { status, text } = await mine.get('/my/record/copy')
    assert.equal(status, 200)
    for (const words of [
      'Mine penicillin',
      'Mine asthma',
      'Mine after meals',
      'Who it was disclosed to',
      'Dr Zanele Botha',
    ]) {
      assert.ok(text.includes(words), words)
    }
    assert.ok(!text.includes('<script>Mine') && text.includes('Mine notes &lt;script&gt;'))
  })

  it('has nothing of anybody else', async () => {
    for (const [visitor, page] of [
      [mine, '/my/record/copy'],
      [mine, '/my/record/copy/bundle.json'],
      [physician, `/patients/${patient.id}/copy`],
      [physician, `/patients/${patient.id}/copy/bundle.json`],
    ] as const) {
      const { status, text, body } = await visitor.get(page)
      assert.equal(status, 200, page)
      const all = text ?? String(body)
      assert.ok(all.includes('Mine asthma'), page)
      for (const canary of ['Canary', 'Theirs', other.id, other.recordNumber, '9001015009086']) {
        assert.ok(!all.includes(canary), `${page}: ${canary}`)
      }
    }
  })

  it('is recorded each time, naming the patient', async () => {
    const own = await auditRows(testApp, 'own-record.copied')
    const onBehalf = await auditRows(testApp, 'record.copied')
    assert.ok(own.length >= 4 && onBehalf.length === 2)
    assert.ok(
      [...own, ...onBehalf].every((row) => row.patient_id === patient.id && row.outcome === 'success'),
    )
    assert.ok(onBehalf.every((row) => row.severity === 'warning'))
  })

  it('asks anew who this is, and is not for strangers, nurses or clerks', async () => {
    testApp.clock.advance({ minutes: 6 })
    for (const [visitor, page] of [
      [mine, '/my/record/copy'],
      [mine, '/my/record/copy/bundle.json'],
      [physician, `/patients/${patient.id}/copy`],
    ] as const) {
      const answer = await visitor.get(page)
      assert.equal(answer.status, 303, page)
      assert.match(answer.headers['location'] ?? '', /^\/account\/confirm\?next=/)
    }
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, patient.id, nurse.id)
    const treating = await visit(testApp, nurse)
    assert.equal((await treating.get(`/patients/${patient.id}/copy`)).status, 403)
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await clerk.get(`/patients/${patient.id}/copy`)).status, 403)
    const stranger = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.ok([403, 404].includes((await stranger.get(`/patients/${patient.id}/copy`)).status))
    assert.equal((await physician.get('/my/record/copy')).status, 403)
  })

  it('is not handed out where one of its fields does not open', async () => {
    const doctor = await makeUser(testApp, 'physician')
    await assignCare(testApp, patient.id, doctor.id)
    const treating = await visit(testApp, doctor)
    await testApp.sql("UPDATE patients SET address = 'planted in plain letters, long enough' WHERE id = $1", [
      patient.id,
    ])
    const answer = await treating.get(`/patients/${patient.id}/copy/bundle.json`)
    assert.equal(answer.status, 500)
    assert.equal(answer.headers['content-disposition'], undefined)
  })
})

describe('a national id', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('is masked on chart and details, and shown whole on a click that is recorded', async () => {
    const nationalId = '8403275009087'
    const { id } = await makePatient(testApp, { nationalId })
    const doctor = await makeUser(testApp, 'physician')
    await assignCare(testApp, id, doctor.id)
    for (const user of [doctor, await makeUser(testApp, 'admin_staff')]) {
      const visitor = await visit(testApp, user)
      const page = await visitor.get(`/patients/${id}`)
      assert.ok(page.text.includes('•••087') && !page.text.includes(nationalId))
      assert.ok(page.text.includes(`href="/patients/${id}/national-id"`))
      assert.ok((await visitor.get(`/patients/${id}/national-id`)).text.includes(nationalId))
      const [row] = await auditRows(testApp, 'national-id.viewed')
      assert.equal(row?.patient_id, id)
      assert.equal(row.actor_id, user.id)
    }
    const stranger = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    assert.equal((await stranger.get(`/patients/${id}/national-id`)).status, 403)
  })
})
