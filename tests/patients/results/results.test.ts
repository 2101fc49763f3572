import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { withResults } from '../../../server/patients/results/record-results.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

describe('results', () => {
  let testApp: TestApp
  let nurse: TestUser
  let physician: TestUser
  let ward: Visitor
  let doctor: Visitor
  let patientId: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    nurse = await makeUser(testApp, 'nurse', { displayName: 'Sr Thandi Mokoena' })
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    ward = await visit(testApp, nurse)
    doctor = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const admitted = async (fields: Parameters<typeof makePatient>[1] = {}) => {
    patientId = (await makePatient(testApp, fields)).id
    chart = `/patients/${patientId}`
    await assignCare(testApp, patientId, physician.id)
    await assignCare(testApp, patientId, nurse.id)
  }
  const enter = (fields: Record<string, string>, who = ward) =>
    who.submit(`${chart}/results/new`, { collectedAt: '2026-03-04T09:00', status: 'final', ...fields })
  const potassium = (value: string, fields: Record<string, string> = {}) =>
    enter({ test1: 'K', value1: value, unit1: 'mmol/L', range1: '3.5-5.1', ...fields })
  const rows = () =>
    testApp.sql<{
      id: string
      version: number
      status: string
      abnormal: boolean
      critical: boolean
      content: Buffer
    }>(
      'SELECT id, version, status, abnormal, critical, content FROM results WHERE patient_id = $1 ORDER BY collected_at DESC, id DESC',
      [patientId],
    )
  const one = async () => {
    const [row] = await rows()
    assert.ok(row)
    return { ...row, address: `${chart}/results/${row.id}` }
  }
  const acknowledge = async (who: Visitor, shown?: readonly { id: string; version: number }[]) => {
    const seen = (shown ?? (await rows())).map(({ id, version }) => `${id}:${version}`).join(' ')
    return who.post(`${chart}/results/acknowledge`, { seen, _csrf: await who.token() })
  }

  it('are entered from paper, a panel at once, sealed, and read with unit, range and mark on the chart and their page', async () => {
    await admitted()
    const form = await ward.get(`${chart}/results/new?layout=full-blood-count`)
    assert.match(form.text, /name="test1"[^>]*value="Haemoglobin"|value="Haemoglobin"[^>]*name="test1"/)
    const saved = await enter({
      panel: 'Full blood count',
      laboratory: 'NHLS Groote Schuur',
      specimen: 'Blood',
      reportedAt: '2026-03-04T09:40',
      comment: 'Sample slightly haemolysed',
      test1: 'Haemoglobin',
      value1: '8.9',
      unit1: 'g/dL',
      range1: '12.0-15.0',
      test2: 'plt',
      value2: '<5',
      unit2: '10^9/L',
      range2: '150 - 400',
      mark2: 'critical-low',
      test3: 'Red cell count',
      unit3: '×10¹²/L',
      test4: 'Blood film',
      value4: 'Target cells seen',
    })
    assert.equal(saved.status, 303, saved.text)
    const { text } = await doctor.get(`${chart}/results`)
    assert.match(text, /Haemoglobin[^]*8\.9\u00A0g\/dL[^]*Low[^]*12\.0–15\.0/)
    assert.match(text, /Platelets[^]*&lt;5\u00A0×10⁹\/L[^]*Critically low/)
    assert.match(text, /Blood film[^]*Target cells seen/)
    assert.doesNotMatch(
      text.replace(/<select[^]*?<\/select>/g, ''),
      /Red cell count/,
      'an empty row was not reported',
    )
    const stored = await rows()
    assert.equal(stored.length, 3)
    assert.ok(stored.every(({ content }) => !/Target|Haemo|NHLS/.test(content.toString('latin1'))))
    const onChart = (await doctor.get(chart)).text
    assert.match(onChart, /Critical results not yet acknowledged[^]*Platelets/)
    assert.match(onChart, /3 results wait/)
    const [row] = await auditRows(testApp, 'results.recorded')
    assert.deepEqual(row?.details, { count: 3, critical: 1 })
    assert.equal(row?.patient_id, patientId)
    const tests = await testApp.sql<{ content: Buffer }>(
      'SELECT content FROM result_tests WHERE patient_id = $1',
      [patientId],
    )
    assert.ok(tests.every(({ content }) => !content.toString('latin1').includes('Platelets')))
  })

  it('keep all that was typed where something is wrong, and name the field', async () => {
    await admitted()
    for (const [fields, words] of [
      [{ test1: 'Potassium', value1: '5,900', unit1: 'mmol/L' }, /without a comma between thousands/],
      [{ test1: 'Potassium', value1: '5.9' }, /Enter the unit of Potassium/],
      [
        { test1: 'Potassium', value1: '5.9', unit1: 'mmol/L', range1: '5.1-3.5' },
        /begins with the lower number/,
      ],
      [{ value1: '5.9', unit1: 'mmol/L' }, /Enter the test/],
      [{ test1: 'Potassium', range1: '3.5-5.1' }, /Enter the result/],
      [{ test1: 'Potassium', unit1: 'mmol/L' }, /Enter at least one test/],
      [
        { test1: 'K', value1: '4', unit1: 'mmol/L', reportedAt: '2026-03-03T09:00' },
        /not reported before it was collected/,
      ],
      [{ test1: 'K', value1: '4', unit1: 'mmol/L', collectedAt: '2030-01-01T09:00' }, /future/],
      [{ test1: 'K', value1: '4', unit1: 'mmol/L', potassium: '4' }, /potassium/],
    ] as const) {
      const answer = await enter({ comment: 'Kept as typed', ...fields })
      assert.equal(answer.status, 422, JSON.stringify(fields))
      assert.match(answer.text, words)
      assert.match(answer.text, /Kept as typed/)
    }
    assert.equal((await rows()).length, 0)
  })

  it('are of nobody else’s: neither read, nor entered, corrected or acknowledged outside of one’s care, or by other roles', async () => {
    await admitted()
    await potassium('6.9', { mark1: 'critical-high' })
    const { address, id, version } = await one()
    const stranger = await visit(testApp, await makeUser(testApp, 'physician'))
    const pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    for (const who of [stranger, pharmacist]) {
      for (const page of [`${chart}/results`, address, `${chart}/results/new`, `${address}/correct`]) {
        assert.equal((await who.get(page)).status, 403, page)
      }
      const sent = { seen: `${id}:${version}`, _csrf: await who.token() }
      assert.equal((await who.post(`${chart}/results/acknowledge`, sent)).status, 403)
    }
    assert.doesNotMatch((await stranger.get('/results')).text, /6\.9/)
    assert.equal((await pharmacist.get('/results')).status, 403)
    const mine = chart
    await admitted()
    assert.equal((await doctor.get(address.replace(mine, chart))).status, 404, 'not under another patient')
    const other = await doctor.post(`${chart}/results/acknowledge`, {
      seen: `${id}:${version}`,
      _csrf: await doctor.token(),
    })
    assert.equal(other.status, 409)
  })

  it('wait for the care team on the start page and a list, and are acknowledged together, once, as they were shown', async () => {
    await admitted({ familyName: 'Dube', givenName: 'Sipho' })
    await potassium('6.9', {
      mark1: 'critical-high',
      test2: 'HIV viral load',
      value2: '<50',
      unit2: 'copies/mL',
    })
    const start = (await doctor.get('/')).text
    assert.match(start, /Critical results not yet acknowledged[^]*Dube/)
    assert.doesNotMatch(start, /6\.9|viral load/, 'which results they are stands on the chart')
    assert.match((await doctor.get('/results')).text, /Dube[^]*6\.9\u00A0mmol\/L[^]*Critically high/)
    assert.doesNotMatch((await doctor.get('/results?show=critical')).text, /viral load/)
    const shown = await rows()
    assert.equal((await acknowledge(doctor)).status, 303)
    assert.doesNotMatch((await ward.get(chart)).text, /Critical results not yet/)
    assert.equal((await acknowledge(ward, shown)).status, 409, 'somebody has said so')
    assert.match((await ward.get((await one()).address)).text, /By Dr Naledi Khumalo/)
    const row = (await auditRows(testApp, 'results.acknowledged')).find(
      (event) => event.patient_id === patientId && event.outcome === 'success',
    )
    assert.equal(row?.actor_id, physician.id)
    const acknowledged = row?.details?.['results']
    assert.equal(Array.isArray(acknowledged) ? acknowledged.length : 0, 2)
  })

  it('are acknowledged by one of two at the same moment, and what was changed meanwhile is left', async () => {
    await admitted()
    await potassium('4.0', { test2: 'Sodium', value2: '140', unit2: 'mmol/L' })
    const shown = await rows()
    const both = await Promise.all([acknowledge(ward, shown), acknowledge(doctor, shown)])
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 409],
    )
    await potassium('4.1')
    const shownBefore = await rows()
    const { address, version } = await one()
    await doctor.submit(`${address}/correct`, {
      collectedAt: '2026-03-04T09:00',
      status: 'amended',
      reason: 'The laboratory called',
      test: 'Potassium',
      value: '4.2',
      unit: 'mmol/L',
      version: String(version),
    })
    assert.equal((await acknowledge(ward, shownBefore)).status, 409)
    assert.equal((await acknowledge(ward)).status, 303)
  })

  it('are corrected, never overwritten, and then to be seen again; a stale correction shows both', async () => {
    await admitted()
    await potassium('4.0')
    await acknowledge(doctor)
    const { address, version } = await one()
    const correction = {
      collectedAt: '2026-03-04T09:00',
      status: 'amended',
      reason: 'The laboratory called',
      test: 'Potassium',
      value: '6.8',
      unit: 'mmol/L',
      range: '3.5-5.1',
      version: String(version),
    }
    assert.equal((await ward.submit(`${address}/correct`, correction)).status, 303)
    const { text } = await ward.get(address)
    assert.match(text, /6\.8\u00A0mmol\/L[^]*Critically high \(by the limits/)
    assert.match(text, /Not yet/)
    assert.match(text, /4\.0\u00A0mmol\/L/, 'what it said before')
    const stale = await doctor.submit(`${address}/correct`, { ...correction, value: '4.4' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /6\.8/)
    assert.match(stale.text, /4\.4/)
    const same = await ward.submit(`${address}/correct`, { ...correction, version: String(version + 1) })
    assert.equal(same.status, 303)
    assert.equal((await one()).version, version + 1, 'nothing changed')
  })

  it('that were entered in error stay, struck out, and wait for nobody; a reason is needed', async () => {
    await admitted()
    await potassium('6.9', { mark1: 'critical-high' })
    const { address, version } = await one()
    const said = { state: 'entered-in-error', version: String(version) }
    assert.equal((await ward.submit(`${address}/state`, said)).status, 422)
    assert.equal(
      (await ward.submit(`${address}/state`, { ...said, reason: 'Of another patient' })).status,
      303,
    )
    assert.match((await ward.get(`${chart}/results`)).text, /<s>6\.9[^]*Entered in error/)
    const onChart = (await ward.get(chart)).text
    assert.doesNotMatch(onChart, /Critical results|6\.9/)
    assert.equal((await acknowledge(doctor)).status, 409)
  })

  it('have a course for each test, in the unit of the newest, and filters', async () => {
    await admitted()
    await potassium('4.0')
    await potassium('5.9', { collectedAt: '2026-03-04T10:00' })
    await enter({ test1: 'potassium', value1: '15.6', unit1: 'mg/dL', collectedAt: '2026-03-03T10:00' })
    await enter({ test1: 'Sodium', value1: '140', unit1: 'mmol/L', range1: '136-145' })
    const tests = await testApp.sql<{ id: string }>('SELECT id FROM result_tests WHERE patient_id = $1', [
      patientId,
    ])
    assert.equal(tests.length, 2, 'a test stands there once, whatever it is called')
    const pages = await Promise.all(tests.map(({ id }) => doctor.get(`${chart}/results?test=${id}`)))
    const course = pages.find(({ text }) => /Potassium in mmol\/L: 2 results/.test(text))
    assert.ok(course)
    assert.match(course.text, /One result of this page is not drawn/)
    assert.match(course.text, /15\.6\u00A0mg\/dL/, 'the table has all')
    const unusual = (await doctor.get(`${chart}/results?show=abnormal`)).text
    assert.match(unusual, /5\.9/)
    assert.doesNotMatch(unusual, /4\.0\u00A0|140\u00A0/)
  })

  it('are read by the patient in plain words once they were acknowledged, or after the days that the facility sets', async () => {
    await admitted()
    const account = await makeUser(testApp, 'patient', { patientId })
    const self = await visit(testApp, account)
    await potassium('6.9')
    const unseen = (await self.get('/my/record/results')).text
    assert.doesNotMatch(unseen, /6\.9/)
    assert.match(unseen, /One more result is here[^]*after 14 days/)
    assert.match((await self.get('/my/record')).text, /\/my\/record\/results/)
    await acknowledge(doctor)
    const shown = (await self.get('/my/record/results')).text
    assert.match(shown, /Potassium[^]*6\.9[^]*Critically high[^]*heart and muscles need/)
    await potassium('7.1', { collectedAt: '2026-03-04T10:00' })
    await enter({ test1: 'Sodium', value1: '141', unit1: 'mmol/L' })
    await enter({ test1: 'Chloride', value1: '123', unit1: 'mmol/L', collectedAt: '2026-03-04T10:01' })
    const mistaken = await one()
    const inError = { state: 'entered-in-error', reason: 'Of another', version: String(mistaken.version) }
    assert.equal((await ward.submit(`${mistaken.address}/state`, inError)).status, 303)
    assert.doesNotMatch((await self.get('/my/record/results')).text, /141\u00A0mmol/)
    testApp.clock.advance({ seconds: 15 * 86_400 })
    const again = await visit(testApp, account)
    const later = (await again.get('/my/record/results')).text
    assert.match(later, /141\u00A0mmol/)
    assert.doesNotMatch(later, /7\.1/, 'a critical one waits for somebody to have seen it, however long')
    assert.match(later, /One more result is here/)
    ward = await visit(testApp, nurse)
    doctor = await visit(testApp, physician)
  })

  it('are put on record each, also where a test is reported twice, or is called like a field', () => {
    const value = { sort: 'number' as const, value: '4.1', comparator: null, unit: 'mmol/L' }
    assert.deepEqual(
      withResults({ status: 'final' }, [
        { test: 'Glucose', ...value },
        { test: 'Glucose', ...value, value: '9.8', comparator: '>' },
        { test: 'status', ...value, unit: null },
      ]),
      { status: 'final', Glucose: '4.1 mmol/L', 'Glucose (2)': '>9.8 mmol/L', 'status (2)': '4.1' },
    )
  })

  it('stand in a full copy and its FHIR bundle, with LOINC and UCUM codes', async () => {
    await admitted()
    await potassium('6.9', { mark1: 'critical-high', panel: 'U&E', laboratory: 'NHLS' })
    const bundle = (await doctor.get(`${chart}/copy/bundle.json`)).text
    assert.match(
      bundle,
      /"code":\{"coding":\[\{"system":"http:\/\/loinc.org","code":"2823-3"\}\],"text":"K"\}/,
    )
    assert.match(
      bundle,
      /"valueQuantity":\{"value":6\.9,"unit":"mmol\/L","system":"http:\/\/unitsofmeasure.org","code":"mmol\/L"\}/,
    )
    assert.match(bundle, /"code":"HH"/)
    assert.match(bundle, /"low":\{"value":3\.5/)
    assert.match((await doctor.get(`${chart}/copy`)).text, /Potassium 6\.9\u00A0mmol\/L/)
  })
})
