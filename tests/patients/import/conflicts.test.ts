import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { ImportRemark } from '../../../models/patients/import-remark.ts'
import { fieldSealer } from '../../../server/patients/sealed-fields.ts'
import { keyOf, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { condition, OwnExport, patient, rowOf, runImport } from './importing.ts'

const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

const phone = (value: string) => ({ telecom: [{ system: 'phone', value }] })

const details = { givenName: 'Given', familyName: 'Family', birthDate: '1980-01-01', sex: 'unknown' }

async function correct(who: Visitor, page: string, fields: Record<string, string>): Promise<void> {
  const version = versionIn((await who.get(page)).text)
  assert.equal((await who.submit(page, { ...fields, version })).status, 303, page)
}

const asthma = (more: object) => [condition('c', 'entry', { code: { text: 'Asthma' }, ...more })]

const allergy = (words: string, more: object = {}) => [
  {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text: words },
    patient: { reference: 'Patient/denied' },
    ...more,
  },
]

const order = (dose: number) => [
  {
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: 'Heparin' },
    subject: { reference: 'Patient/cancelled' },
    dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: dose, unit: 'mg' } }] }],
  },
]

describe('what was changed here and in an export too', () => {
  let testApp: TestApp
  let physician: TestUser
  let doctor: Visitor
  let desk: Visitor
  let own: OwnExport
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    doctor = await visit(testApp, physician)
    desk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
  })
  afterEach(() => own.remove())
  after(() => testApp.close())

  const take = () => runImport(testApp, own.folder, { careTeamUserId: physician.id })

  /** Imports a patient with a phone number, which the desk then corrects. */
  async function corrected(id: string): Promise<void> {
    own = await OwnExport.of({ 'Patient.ndjson': [patient(id, phone('0115550001'))] })
    await take()
    chart = `/patients/${await rowOf(testApp, 'Patient', id)}`
    await correct(desk, `${chart}/edit`, { ...details, phone: '0115559999' })
  }

  const told = async () =>
    /The patient’s details: the phone number: it was changed here[^<]*/.exec(
      (await doctor.get(chart)).text,
    )?.[0]

  it('is told with what the export now says, and stays told by the next imports while both differ', async () => {
    await corrected('stays')
    await own.write('Patient.ndjson', [patient('stays', phone('0115550002'))])
    await take()
    assert.match((await told()) ?? '', /The export now says 0115550002$/)
    await take()
    assert.match((await told()) ?? '', /The export now says 0115550002$/)
    await own.write('Patient.ndjson', [patient('stays', { ...phone('0115550002'), gender: 'female' })])
    const { reports } = await take()
    assert.match((await told()) ?? '', /The export now says 0115550002$/)
    assert.ok(reports.some((report) => report.includes('changed here and in the export too')))
    await own.write('Patient.ndjson', [patient('stays', phone('0115550003'))])
    await take()
    assert.match((await told()) ?? '', /The export now says 0115550003$/)
  })

  it('is told no more once the export says what was written here', async () => {
    await corrected('agrees')
    await own.write('Patient.ndjson', [patient('agrees', phone('0115550002'))])
    await take()
    assert.ok(await told())
    await own.write('Patient.ndjson', [patient('agrees', phone('0115559999'))])
    await take()
    assert.equal(await told(), undefined)
  })

  it('is told no more once the desk writes what the export says, and not before', async () => {
    await corrected('gives-in')
    await own.write('Patient.ndjson', [patient('gives-in', phone('0115550002'))])
    await take()
    await correct(desk, `${chart}/edit`, { ...details, phone: '0115559998' })
    assert.ok(await told())
    await correct(desk, `${chart}/edit`, { ...details, phone: '0115550002' })
    assert.equal(await told(), undefined)
  })

  it('is not told where only this side changed', async () => {
    await corrected('ours-alone')
    await own.write('Patient.ndjson', [patient('ours-alone', { ...phone('0115550001'), gender: 'female' })])
    await take()
    assert.equal(await told(), undefined)
  })

  it('is told as it was where an earlier import wrote it as a sentence, and goes as others do', async () => {
    await corrected('earlier')
    await own.write('Patient.ndjson', [patient('earlier', phone('0115550002'))])
    await take()
    const patientId = chart.slice('/patients/'.length)
    const remark = await ImportRemark.findOne({ where: { patientId }, rejectOnEmpty: true })
    const words =
      'The patient’s details: a phone number or e-mail address: it was changed here and in the export too; what was written here stays'
    const seal = fieldSealer(await keyOf(testApp, patientId), 'import_remarks', remark.id)
    await remark.update({ remark: seal.required('remark', words), inParts: false })
    assert.ok((await doctor.get(chart)).text.includes(words))
    await own.write('Patient.ndjson', [patient('earlier', { ...phone('0115550002'), gender: 'male' })])
    await take()
    assert.match((await told()) ?? '', /The export now says 0115550002$/)
    await correct(desk, `${chart}/edit`, { ...details, sex: 'male', phone: '0115550002' })
    assert.equal(await told(), undefined)
  })

  it('is told about a condition in words, for what the export has changed and no more, until both say the same', async () => {
    own = await OwnExport.of({ 'Patient.ndjson': [patient('entry')], 'Condition.ndjson': asthma({}) })
    await take()
    chart = `/patients/${await rowOf(testApp, 'Patient', 'entry')}`
    const entry = `${chart}/conditions/${await rowOf(testApp, 'Condition', 'c')}/correct`
    const said = { description: 'Asthma, mild', certainty: 'unknown' }
    await correct(doctor, entry, { ...said, status: 'active' })
    const resolved = { clinicalStatus: { coding: [{ code: 'resolved' }] }, onsetDateTime: '2012-06' }
    await own.write('Condition.ndjson', asthma(resolved))
    await take()
    const remark = async () =>
      /A condition “Asthma, mild”: it was changed[^<]*/.exec((await doctor.get(chart)).text)?.[0]
    assert.match((await remark()) ?? '', /The export now says state: resolved; began: Jun 2012$/)
    await take()
    assert.ok(await remark(), 'an import that brings nothing new leaves it')
    await correct(doctor, entry, { ...said, status: 'active', onset: '2012-06' })
    assert.ok(await remark(), 'the state still differs')
    await own.write(
      'Condition.ndjson',
      asthma({ ...resolved, clinicalStatus: { coding: [{ code: 'active' }] } }),
    )
    await take()
    assert.equal(await remark(), undefined)
  })

  it('is told about an allergy that the export now denies or calls an error, in the words of the export', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [patient('denied')],
      'AllergyIntolerance.ndjson': allergy('Latex'),
    })
    await take()
    chart = `/patients/${await rowOf(testApp, 'Patient', 'denied')}`
    const entry = `${chart}/allergies/${await rowOf(testApp, 'AllergyIntolerance', 'a')}/correct`
    await correct(doctor, entry, { substance: 'Latex gloves', criticality: 'high', certainty: 'confirmed' })
    await own.write('AllergyIntolerance.ndjson', allergy('No known allergies'))
    await take()
    assert.match(
      (await doctor.get(chart)).text,
      /An allergy “Latex gloves”: it was changed here[^<]*The export now says “No known allergies”</,
    )
    const wrong = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }
    await own.write('AllergyIntolerance.ndjson', allergy('Latex', wrong))
    await take()
    assert.match((await doctor.get(chart)).text, /The export now says [^<]*certainty: entered in error/)
    assert.match(
      (await doctor.get(`${chart}/copy`)).text,
      /The export now says [^<]*certainty: entered in error/,
    )
  })

  it('leaves a prescription cancelled that was cancelled here, though the export calls it active, and tells what that says', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [patient('cancelled')],
      'MedicationRequest.ndjson': order(1),
    })
    await take()
    chart = `/patients/${await rowOf(testApp, 'Patient', 'cancelled')}`
    const id = await rowOf(testApp, 'MedicationRequest', 'm')
    await testApp.sql(
      "UPDATE prescriptions SET status = 'cancelled', cancelled_at = now(), cancelled_by = $1 WHERE id = $2",
      [physician.id, id],
    )
    const row = async () =>
      (await testApp.sql('SELECT status, dose FROM prescriptions WHERE id = $1', [id]))[0]
    const remark = /A prescription “Heparin”: it was changed here[^<]*/
    assert.equal((await take()).tally.of('MedicationRequest').unchanged, 1)
    assert.doesNotMatch((await doctor.get(chart)).text, remark)
    await own.write('MedicationRequest.ndjson', order(2))
    const { reports } = await take()
    assert.deepEqual(await row(), { status: 'cancelled', dose: '1 mg' })
    assert.ok(reports.some((report) => report.includes('changed here and in the export too')))
    assert.match(
      remark.exec((await doctor.get(chart)).text)?.[0] ?? '',
      /The export now says state: current; dose: 2 mg$/,
    )
  })
})
