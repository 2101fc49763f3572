import assert from 'node:assert/strict'
import { createHmac, hkdfSync } from 'node:crypto'
import { after, afterEach, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { Allergy } from '../../../models/patients/allergy.ts'
import type { NewPatient } from '../../../server/patients/create-patient.ts'
import { merge, mergedDeath } from '../../../server/patients/import/taking/merge-patient.ts'
import { fieldSealer } from '../../../server/patients/sealed-fields.ts'
import { keyOf, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { condition, OwnExport, patient, rowOf, runImport } from './importing.ts'

const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

const allergy = (id: string, patientId: string, words: string) => ({
  resourceType: 'AllergyIntolerance',
  id,
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { text: words },
  patient: { reference: `Patient/${patientId}` },
  recordedDate: '2020-02-02',
})

/** The hash by which an import of an earlier reading marked what it had read. */
function hashAsRead(testApp: TestApp, reading: string, text: string): Buffer {
  const { documents } = testApp.services.purposeKeys
  const secret = hkdfSync('sha256', documents, '', 'medguard source documents: content hash', 32)
  return createHmac('sha256', Buffer.from(secret)).update(`${reading}\n${text}`).digest()
}

describe('what was corrected here', () => {
  let testApp: TestApp
  let physician: TestUser
  let clerk: TestUser
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    clerk = await makeUser(testApp, 'admin_staff')
  })
  afterEach(() => own.remove())
  after(() => testApp.close())

  const take = () => runImport(testApp, own.folder, { careTeamUserId: physician.id })

  it('survives a re-import that says something else: allergy, condition, details, death and history', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [
        patient('p', {
          telecom: [{ system: 'phone', value: '0115550001' }],
          deceasedDateTime: '2020-05-05',
        }),
      ],
      'AllergyIntolerance.ndjson': [allergy('a', 'p', 'Latex there')],
      'Condition.ndjson': [condition('c', 'p', { code: { text: 'Asthma there' } })],
    })
    await take()
    const [id, a, c] = await Promise.all([
      rowOf(testApp, 'Patient', 'p'),
      rowOf(testApp, 'AllergyIntolerance', 'a'),
      rowOf(testApp, 'Condition', 'c'),
    ])
    const chart = `/patients/${id}`
    const doctor = await visit(testApp, physician)
    const desk = await visit(testApp, clerk)
    const correct = async (who: typeof doctor, page: string, fields: Record<string, string>) => {
      const version = versionIn((await who.get(page)).text)
      assert.equal((await who.submit(page, { ...fields, version })).status, 303, page)
    }
    await correct(doctor, `${chart}/allergies/${a}/correct`, {
      substance: 'Latex gloves here',
      criticality: 'high',
      certainty: 'confirmed',
    })
    await correct(doctor, `${chart}/conditions/${c}/correct`, {
      description: 'Asthma here',
      status: 'active',
      certainty: 'confirmed',
    })
    await correct(doctor, `${chart}/medical-history`, { medicalHistory: 'Written here' })
    await correct(desk, `${chart}/edit`, {
      givenName: 'Given',
      familyName: 'Family',
      birthDate: '1980-01-01',
      sex: 'unknown',
      phone: '0115559999',
    })
    await correct(desk, `${chart}/death`, {
      died: 'yes',
      diedOn: '2021-06-06',
      reason: 'As the registry says',
    })

    await own.edit('Patient.ndjson', '0115550001', '0115550002')
    await own.edit('Patient.ndjson', '2020-05-05', '2020-05-07')
    await own.edit('AllergyIntolerance.ndjson', 'Latex there', 'Latex elsewhere')
    await own.edit('Condition.ndjson', 'Asthma there', 'Asthma elsewhere')
    const { reports, losses } = await take()

    assert.equal(losses, 0)
    assert.equal(reports.filter((one) => one.includes('changed here and in the export too')).length, 4)
    const { text } = await doctor.get(chart)
    for (const words of [
      'Latex gloves here',
      'Asthma here',
      'Written here',
      '0115559999',
      '6 Jun 2021',
      'the phone number: it was changed here and in the export too; what was written here stays. The export now says 0115550002',
      'the date of death: it was changed here and in the export too; what was written here stays. The export now says 7 May 2020',
      'An allergy “Latex gloves here”: it was changed here and in the export too; what was written here stays. The export now says name: Latex elsewhere',
      'A condition “Asthma here”: it was changed here and in the export too; what was written here stays. The export now says name: Asthma elsewhere',
    ]) {
      assert.ok(text.includes(words), words)
    }
    const told = /<li>[^<]*it was changed here and in the export too[^<]*<\/li>/g
    assert.equal(text.match(told)?.length, 4)
    assert.doesNotMatch(text.replaceAll(told, ''), /elsewhere|0115550002|7 May 2020/)
  })

  it('is not read anew, while everything else of an earlier import is: a denial that was taken for an allergy becomes a statement', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [patient('q')],
      'AllergyIntolerance.ndjson': [allergy('left', 'q', 'No known allergies'), allergy('ours', 'q', 'NKDA')],
    })
    await take()
    const patientId = String(await rowOf(testApp, 'Patient', 'q'))
    const key = await keyOf(testApp, patientId)
    // As an import before knew no denials, and marked what it had read.
    for (const [source, words] of [
      ['left', 'No known allergies'],
      ['ours', 'NKDA'],
    ] as const) {
      const id = String(await rowOf(testApp, 'AllergyIntolerance', source))
      const text = JSON.stringify(allergy(source, 'q', words))
      const hash = hashAsRead(testApp, 'reading 2', text)
      await testApp.sql('DELETE FROM allergy_statements WHERE id = $1', [id])
      await testApp.sql('UPDATE source_documents SET content_hash = $1 WHERE target_id = $2', [hash, id])
      await Allergy.create({
        id,
        patientId,
        substance: fieldSealer(key, 'allergies', id).required('substance', words),
        criticality: 'high',
        status: 'active',
        verification: 'confirmed',
        source: 'imported',
        recordedAt: testApp.clock.now(),
        createdAt: testApp.clock.now(),
        ...(source === 'ours' ? { changedAt: testApp.clock.now(), changedBy: physician.id } : {}),
      })
    }
    const { reports, tally } = await take()
    assert.deepEqual(reports, [], 'nothing has changed in the export, so nothing is told of it')
    assert.equal(tally.of('AllergyIntolerance').changed, 2)
    const left = await testApp.sql('SELECT 1 FROM allergies WHERE patient_id = $1', [patientId])
    assert.equal(left.length, 1, 'what somebody corrected stays')
    const stated = await testApp.sql('SELECT 1 FROM allergy_statements WHERE patient_id = $1', [patientId])
    assert.equal(stated.length, 1)
    const audited = await testApp.sql(
      "SELECT 1 FROM audit_events WHERE event = 'import.patient' AND patient_id = $1",
      [patientId],
    )
    assert.equal(audited.length, 2)
    assert.equal((await take()).tally.of('AllergyIntolerance').unchanged, 2)
  })
})

describe('what an earlier reading took', () => {
  let testApp: TestApp
  let physician: TestUser
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    own = await OwnExport.of({
      'Patient.ndjson': [patient('p')],
      'AllergyIntolerance.ndjson': [{ ...allergy('a', 'p', 'Latex'), lastOccurrence: '2012-06' }],
    })
  })
  after(async () => {
    await own.remove()
    await testApp.close()
  })

  it('is read anew by the next import, although the export has not changed: raw dates become words', async () => {
    const take = () => runImport(testApp, own.folder, { careTeamUserId: physician.id })
    await take()
    const id = String(await rowOf(testApp, 'AllergyIntolerance', 'a'))
    const patientId = String(await rowOf(testApp, 'Patient', 'p'))
    const text = JSON.stringify({ ...allergy('a', 'p', 'Latex'), lastOccurrence: '2012-06' })
    const note = fieldSealer(await keyOf(testApp, patientId), 'allergies', id).required(
      'note',
      'Last reaction: 2012-06',
    )
    await (await Allergy.findByPk(id, { rejectOnEmpty: true })).update({ note })
    await testApp.sql('UPDATE source_documents SET content_hash = $1 WHERE target_id = $2', [
      hashAsRead(testApp, 'reading 5', text),
      id,
    ])
    const doctor = await visit(testApp, physician)
    assert.match((await doctor.get(`/patients/${patientId}`)).text, /Last reaction: 2012-06/)
    assert.equal((await take()).tally.of('AllergyIntolerance').changed, 1)
    assert.match((await doctor.get(`/patients/${patientId}`)).text, /Last reaction: Jun 2012/)
    assert.equal((await take()).tally.of('AllergyIntolerance').unchanged, 1)
  })
})

const fields = [
  'givenName',
  'familyName',
  'birthDate',
  'sex',
  'nationalId',
  'phone',
  'email',
  'address',
] as const

type Death = { readonly deceased: boolean; readonly diedOn: string | null }
const same = (one: Death, other: Death) => one.deceased === other.deceased && one.diedOn === other.diedOn

describe('a patient’s details that an import meets again', () => {
  const words = fc.constantFrom('one', 'two', 'three')
  const maybe = fc.option(words)
  const values = fc.record({
    givenName: words,
    familyName: words,
    birthDate: fc.option(fc.constantFrom('1980', '1981-02', '1982-03-04')),
    sex: fc.constantFrom('female' as const, 'male' as const),
    nationalId: maybe,
    phone: maybe,
    email: maybe,
    address: maybe,
  })

  it('keep what was changed here, take what changed there alone, and tell where both did', () => {
    fc.assert(
      fc.property(values, values, values, (earlier, here, later) => {
        const current: NewPatient = { ...here, medicalHistory: 'ours', allergies: null }
        const { values: merged, ours } = merge(current, earlier, { values: later, leftOut: [] })
        assert.equal(merged.medicalHistory, 'ours')
        let both = 0
        for (const field of fields) {
          const corrected = here[field] !== earlier[field] && here[field] !== null
          const changed = later[field] !== earlier[field]
          assert.equal(merged[field], corrected || !changed ? here[field] : later[field], field)
          both += corrected && changed && here[field] !== later[field] ? 1 : 0
        }
        assert.equal(ours.length > 0, both > 0)
      }),
    )
  })

  it('keep a death that was recorded, corrected or taken back here', () => {
    const death = fc.oneof(
      fc.constant({ deceased: false, diedOn: null }),
      fc.record({ deceased: fc.constant(true), diedOn: fc.constantFrom('2019', '2020-02-02', '2021-03') }),
    )
    fc.assert(
      fc.property(death, death, death, (earlier, here, later) => {
        const { taken, ours } = mergedDeath(here, earlier, later)
        const expected = same(here, earlier) ? later : here
        assert.ok(same({ ...here, ...taken }, expected))
        const told = !same(here, earlier) && !same(earlier, later) && !same(here, later)
        assert.equal(ours.length, told ? 1 : 0)
      }),
    )
    const undated = { deceased: true, diedOn: null }
    const dated = { deceased: true, diedOn: '2020-02-02' }
    assert.deepEqual(mergedDeath(undated, dated, dated).taken, dated, 'an earlier import knew no day')
  })
})
