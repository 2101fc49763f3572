import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const notYet = /Critical values not yet acknowledged/

const inForm = (name: string, text: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? ''

describe('a critical value', () => {
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
  const record = (fields: Record<string, string>) =>
    ward.submit(`${chart}/vital-signs/new`, { takenAt: '2026-03-04T09:00', ...fields })
  const entry = async () => {
    const [row] = await testApp.sql<{ id: string; version: number }>(
      'SELECT id, version FROM observations WHERE patient_id = $1 AND critical',
      [patientId],
    )
    return { address: `${chart}/vital-signs/${row?.id}`, version: String(row?.version) }
  }
  const acknowledge = async (who: Visitor, version?: string) => {
    const found = await entry()
    return who.post(`${found.address}/acknowledge`, {
      version: version ?? found.version,
      _csrf: await who.token(),
    })
  }

  it('is marked in words, stands on the chart and the start page until somebody acknowledges it, and says who did', async () => {
    await admitted({ familyName: 'Sithole', givenName: 'Nomvula' })
    await record({ oxygenSaturation: '88', pulse: '104', respiration: '16' })
    for (const who of [ward, doctor]) {
      const { text } = await who.get(chart)
      assert.match(text, notYet)
      assert.match(text, /88%[^]*Critically low/)
      assert.match(text, /104\/min[^]*High/)
      const start = await who.get('/')
      assert.match(start.text, notYet)
      assert.match(start.text, /Sithole[^]*Oxygen saturation, 4 Mar 2026, 09:00/)
      assert.doesNotMatch(start.text, /88%/, 'no number stands where many look')
    }
    const { address } = await entry()
    assert.match((await doctor.get(address)).text, /Acknowledged[^]*Not yet/)
    assert.equal((await acknowledge(doctor)).status, 303)
    assert.doesNotMatch((await ward.get(chart)).text, notYet)
    assert.match((await ward.get(chart)).text, /88%[^]*Critically low/, 'it stays marked')
    assert.doesNotMatch((await ward.get('/')).text, notYet)
    assert.match((await ward.get(address)).text, /By Dr Naledi Khumalo/)
    const [row] = await auditRows(testApp, 'critical-value.acknowledged')
    assert.equal(row?.actor_id, physician.id)
    assert.equal(row?.patient_id, patientId)
  })

  it('says what is usual at the age, what is critical and who says so, or that the age is not known', async () => {
    await admitted({ birthDate: '2026-01-01' })
    await record({ temperature: '38.4' })
    const { address } = await entry()
    const { text } = await ward.get(address)
    assert.match(text, /Critically high/)
    assert.match(text, /Usual: 36\.5 to 37\.5 °C/)
    assert.match(text, /Critical: 38 °C or more/)
    assert.match(text, /NICE NG143/)
    await admitted({ birthDate: null })
    await record({ pulse: '180' })
    const list = await ward.get(`${chart}/vital-signs`)
    const id = /vital-signs\/([0-9a-f-]{36})"/.exec(list.text)?.[1]
    assert.match(
      (await ward.get(`${chart}/vital-signs/${id}`)).text,
      /The age is not known well enough for one range/,
    )
    assert.doesNotMatch((await ward.get(chart)).text, notYet)
  })

  it('of somebody whose age is not known is one where it is critical at every age, and says so', async () => {
    await admitted({ birthDate: null })
    await record({ oxygenSaturation: '40', glucose: '1.0', temperature: '29' })
    const { text } = await ward.get(chart)
    assert.match(text, notYet)
    assert.equal(text.match(/<form[^>]*vital-signs\/[\w-]+\/acknowledge"/g)?.length, 3)
    const { address } = await entry()
    const one = await ward.get(address)
    assert.match(one.text, /Critically low at every age that the patient may have: the age is not known/)
    assert.match(one.text, /The age is not known well enough for one range/)
    assert.equal((await acknowledge(doctor)).status, 303)
  })

  it('is acknowledged once, also by two at the same moment', async () => {
    await admitted()
    await record({ oxygenSaturation: '88' })
    const answers = await Promise.all([acknowledge(ward), acknowledge(doctor)])
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 409],
    )
    const late = answers.find(({ status }) => status === 409)
    assert.match(late?.text ?? '', /Somebody has acknowledged this value/)
    const rows = await auditRows(testApp, 'critical-value.acknowledged')
    assert.ok(rows.some(({ outcome, rule }) => outcome === 'failure' && rule === 'not-to-be-acknowledged'))
  })

  it('that is corrected is to be acknowledged again where it is critical still, and not where it is not', async () => {
    await admitted()
    await record({ oxygenSaturation: '88' })
    const { address } = await entry()
    assert.equal((await acknowledge(doctor)).status, 303)
    const correct = async (value: string) => {
      const { text } = await ward.get(`${address}/correct`)
      const fields = {
        kind: 'oxygen-saturation',
        takenAt: '2026-03-04T09:00',
        version: inForm('version', text),
      }
      assert.equal((await ward.submit(`${address}/correct`, { ...fields, value })).status, 303)
    }
    await correct('86')
    assert.match((await ward.get(chart)).text, notYet)
    assert.equal((await acknowledge(doctor, '1')).status, 409, 'what was seen was another number')
    await correct('98')
    assert.doesNotMatch((await ward.get(chart)).text, notYet)
  })

  it('that was entered in error waits for nobody', async () => {
    await admitted()
    await record({ oxygenSaturation: '88' })
    const { address, version } = await entry()
    await ward.submit(`${address}/state`, { state: 'entered-in-error', reason: 'Of the next bed', version })
    assert.doesNotMatch((await ward.get(chart)).text, notYet)
    assert.equal((await acknowledge(doctor)).status, 409)
  })

  it('is acknowledged by nobody outside of care, nor under another patient, nor what is usual', async () => {
    await admitted()
    await record({ oxygenSaturation: '88', pulse: '72' })
    const { address } = await entry()
    for (const role of ['physician', 'nurse', 'pharmacist', 'admin_staff', 'security_officer']) {
      const stranger = await visit(testApp, await makeUser(testApp, role))
      assert.ok([403, 404].includes((await acknowledge(stranger)).status), role)
      assert.doesNotMatch((await stranger.get('/')).text, notYet, role)
    }
    const [usual] = await testApp.sql<{ id: string }>(
      'SELECT id FROM observations WHERE patient_id = $1 AND NOT critical',
      [patientId],
    )
    const csrf = { version: '1', _csrf: await doctor.token() }
    assert.equal((await doctor.post(`${chart}/vital-signs/${usual?.id}/acknowledge`, csrf)).status, 409)
    const { id: otherId } = await makePatient(testApp)
    await assignCare(testApp, otherId, physician.id)
    const elsewhere = `${address.replace(patientId, otherId)}/acknowledge`
    assert.equal((await doctor.post(elsewhere, csrf)).status, 404)
    assert.match((await doctor.get(chart)).text, notYet)
  })
})
