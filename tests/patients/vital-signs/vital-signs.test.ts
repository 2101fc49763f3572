import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  assignCare,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../../support/request.ts'
import { decideErasureOf } from '../../support/decided-erasure.ts'
import { erasePatient } from '../../../models/queries/patients/erase-patient.ts'
import { eventWords } from '../../../server/audit/event-words.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const entries = (text: string) => [...text.matchAll(/vital-signs\/([0-9a-f-]{36})"/g)].map(([, id]) => id)

const formVersion = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

describe('vital signs', () => {
  let testApp: TestApp
  let physician: TestUser
  let nurse: TestUser
  let ward: Visitor
  let patientId: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    nurse = await makeUser(testApp, 'nurse', { displayName: 'Sr Thandi Mokoena' })
    ward = await visit(testApp, nurse)
  })
  after(() => testApp.close())

  const admitted = async (fields: Parameters<typeof makePatient>[1] = {}) => {
    patientId = (await makePatient(testApp, fields)).id
    chart = `/patients/${patientId}`
    await assignCare(testApp, patientId, physician.id)
    await assignCare(testApp, patientId, nurse.id)
  }

  const all = {
    takenAt: '2026-03-04T09:00',
    systolic: '128',
    diastolic: '82',
    bloodPressureHow: 'left-arm',
    pulse: '72',
    temperature: '37,2',
    temperatureHow: 'oral',
    respiration: '16',
    oxygenSaturation: '97',
    oxygenSaturationHow: 'on-air',
    weight: '71.250',
    height: '168',
    headCircumference: '55',
    pain: '3',
    glucose: '5.4',
    glucoseHow: 'fasting',
    note: 'After a rest of five minutes',
  }

  const record = (fields: Record<string, string>, browser = ward) =>
    browser.submit(`${chart}/vital-signs/new`, { takenAt: '2026-03-04T09:00', ...fields })

  const entryOf = async (kind: string) => {
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM observations WHERE patient_id = $1 AND kind = $2 ORDER BY created_at DESC, id DESC',
      [patientId, kind],
    )
    return `${chart}/vital-signs/${row?.id}`
  }

  const count = async () => {
    const [row] = await testApp.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM observations WHERE patient_id = $1',
      [patientId],
    )
    return row?.count
  }

  it('are taken together by a nurse, and stand on the chart with their units, how and when', async () => {
    await admitted()
    assert.match((await ward.get(chart)).text, /No vital signs recorded/)
    const saved = await record(all)
    assert.equal(saved.status, 303)
    assert.equal(saved.headers['location'], chart)
    const { text } = await ward.get(chart)
    for (const words of [
      /10 vital signs are recorded/,
      /128\/82\u00A0mmHg/,
      /left arm/,
      /72\/min/,
      /37\.2\u00A0°C/,
      /97%/,
      /on air/,
      /71\.250\u00A0kg/,
      /168\u00A0cm/,
      /3 of 10/,
      /5\.4\u00A0mmol\/L/,
      /fasting/,
      /4 Mar 2026, 09:00/,
    ]) {
      assert.match(text, words)
    }
    const [row] = await auditRows(testApp, 'vital-signs.recorded')
    assert.equal(row?.patient_id, patientId)
    assert.equal(row?.actor_id, nurse.id)
    assert.deepEqual(row?.details, { count: 10, critical: 0 })
    const stored = await testApp.sql<{ content: Buffer }>(
      'SELECT content FROM observations WHERE patient_id = $1',
      [patientId],
    )
    assert.ok(stored.every(({ content }) => !content.toString('latin1').includes('After a rest')))
  })

  it('show the last of each kind on the chart, and all of them, or one kind, on a page of their own', async () => {
    await admitted()
    await record({ takenAt: '2026-03-03T08:00', pulse: '64', weight: '70' })
    await record({ takenAt: '2026-03-04T08:00', pulse: '81' })
    const { text } = await ward.get(chart)
    assert.match(text, /81\/min/)
    assert.doesNotMatch(text, /64\/min/)
    assert.match(text, /70\u00A0kg/, 'an older weight is the last one all the same')
    const list = await ward.get(`${chart}/vital-signs`)
    assert.match(list.text, /81\/min[^]*64\/min/, 'the newest first')
    const weights = await ward.get(`${chart}/vital-signs?kind=weight`)
    assert.match(weights.text, /70\u00A0kg/)
    assert.doesNotMatch(weights.text, /64\/min/)
    assert.equal((await ward.get(`${chart}/vital-signs?kind=nonsense`)).status, 200)
    assert.match((await ward.get(`${chart}/vital-signs/new`)).text, /Last 81\/min, 4 Mar 2026/)
  })

  it('go on over pages, and none is left out', async () => {
    await admitted()
    for (let minute = 10; minute < 21; minute += 1) {
      await record({ ...all, takenAt: `2026-02-01T10:${minute}` })
    }
    assert.equal(await count(), 110)
    const first = await ward.get(`${chart}/vital-signs`)
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await ward.get(next)
    assert.equal(new Set([...entries(first.text), ...entries(second.text)]).size, 110)
    assert.equal((await ward.get(`${chart}/vital-signs?cursor=nonsense`)).status, 400)
  })

  it('are drawn, over what is usual, or among the lines of WHO, with the numbers in the table', async () => {
    await admitted({ birthDate: '2025-03-05', sex: 'male' })
    await record({ takenAt: '2025-03-05T08:00', weight: '3.346', pulse: '120' })
    await record({ takenAt: '2025-09-05T08:00', weight: '7.9', pulse: '230' })
    const weights = await ward.get(`${chart}/vital-signs?kind=weight`)
    assert.match(weights.text, /<svg class="mg-plot"[^>]*aria-label="Weight in kg by age: 2 readings/)
    assert.match(weights.text, /z-score -?0\.00, percentile (?:50\.0|49\.9)/)
    const pulses = await ward.get(`${chart}/vital-signs?kind=pulse`)
    assert.match(pulses.text, /aria-label="Pulse in \/min: 2 readings from 5 Mar 2025 to 5 Sept? 2025/)
    assert.match(pulses.text, /class="mg-plot__critical"/)
    assert.match((await ward.get(chart)).text, /aria-label="The last 2 readings, since 5 Mar 2025"/)
    assert.doesNotMatch(weights.text, /style=/)
  })

  it('of adults give the body mass index, with when both were measured', async () => {
    await admitted()
    await record({ takenAt: '2026-03-03T08:00', height: '175' })
    await record({ weight: '70' })
    assert.match(
      (await ward.get(chart)).text,
      /Body mass index[^]*22\.9 kg\/m²[^]*Weight of 4 Mar 2026, height of 3 Mar 2026/,
    )
  })

  it('may be entered late, and neither of the future nor of a time before birth', async () => {
    await admitted({ birthDate: '2020-05-05' })
    assert.equal((await record({ takenAt: '2021-01-01T08:00', pulse: '90' })).status, 303)
    const future = await record({ takenAt: '2036-01-01T08:00', pulse: '90' })
    assert.equal(future.status, 422)
    assert.match(future.text, /The time is in the future/)
    assert.match(future.text, /value="90"/, 'what was typed stays')
    const unborn = await record({ takenAt: '2019-01-01T08:00', pulse: '90' })
    assert.equal(unborn.status, 422)
    assert.match(unborn.text, /before the patient’s birth/)
    assert.equal(await count(), 1)
  })

  it('of a time after death need a reason', async () => {
    await admitted()
    const doctor = await visit(testApp, physician)
    const { text } = await doctor.get(`${chart}/death`)
    const fields = { died: 'yes', diedOn: '2026-03-01', version: formVersion(text) }
    const died = await doctor.submit(`${chart}/death`, fields)
    assert.equal(died.status, 303)
    const without = await record({ pulse: '72' })
    assert.equal(without.status, 422)
    assert.match(without.text, /had died by then/)
    assert.equal((await record({ pulse: '72', reasonAfterDeath: 'Monitor still attached' })).status, 303)
    const entry = await entryOf('pulse')
    const shown = /Why it was recorded after the death[^]*Monitor still attached/
    assert.match((await ward.get(entry)).text, shown)
    assert.match(
      (await ward.get(`${chart}/vital-signs`)).text,
      /recorded after the death: Monitor still attached/,
    )
    const form = await ward.get(`${entry}/correct`)
    const again = { kind: 'pulse', takenAt: '2026-03-04T09:00', version: formVersion(form.text), value: '70' }
    const reasonAfterDeath = 'Read from the monitor'
    assert.equal((await ward.submit(`${entry}/correct`, { ...again, reasonAfterDeath })).status, 303)
    const corrected = await ward.get(entry)
    assert.match(corrected.text, /Why it was recorded after the death[^]*Read from the monitor/)
    assert.match(corrected.text, shown, 'what was said before is kept')
    assert.equal((await record({ takenAt: '2026-02-28T09:00', pulse: '72' })).status, 303)
    assert.doesNotMatch((await ward.get(await entryOf('pulse'))).text, /recorded after the death/)
  })

  const wrong: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ['nothing', {}, /Enter at least one number/],
    ['a temperature in Fahrenheit', { temperature: '98.6' }, /Enter the temperature between 20 and 45 °C/],
    ['words', { pulse: 'fast' }, /Enter the pulse as a whole number/],
    ['too many decimals', { temperature: '37.25' }, /at most one digit after the point/],
    ['a saturation above 100', { oxygenSaturation: '101' }, /between 20 and 100 %/],
    ['a pain of 11', { pain: '11' }, /between 0 and 10/],
    ['a negative weight', { weight: '-4' }, /Enter the weight as a number/],
    ['grams as kilograms', { weight: '3340' }, /Enter the weight between 0.2 and 650 kg/],
    ['an exponent', { pulse: '1e2' }, /whole number/],
    ['white space inside of a number', { pulse: '7 0' }, /Enter the pulse as a whole number/],
    ['white space beside the point', { temperature: '37 .2' }, /Enter the temperature as a number/],
    ['a systolic pressure alone', { systolic: '120' }, /Enter the diastolic pressure/],
    ['a diastolic pressure alone', { diastolic: '80' }, /Enter the systolic pressure/],
    ['pressures the wrong way round', { systolic: '80', diastolic: '120' }, /diastolic pressure is lower/],
    ['how and not what', { temperatureHow: 'oral' }, /Enter the number as well/],
    [
      'a place that there is not',
      { temperature: '37', temperatureHow: 'elbow' },
      /Choose how it was measured/,
    ],
    ['no time', { takenAt: '', pulse: '72' }, /Enter when it was measured/],
  ]
  for (const [what, fields, words] of wrong) {
    it(`are refused, with ${what}, and nothing of them is stored`, async () => {
      await admitted()
      const answer = await record(fields)
      assert.equal(answer.status, 422)
      assert.match(answer.text, words)
      assert.equal(await count(), 0)
    })
  }

  for (const name of ['spo2', 'heartRate', 'hr', 'rr', 'temp', 'respiratoryRate', 'bloodSugar', 'whatever']) {
    it(`are refused with what another system calls ${name}, by its name, and nothing of them is stored`, async () => {
      await admitted()
      const answer = await record({ pain: '3', [name]: '70' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, new RegExp(`does not take “${name}”`))
      assert.equal(await count(), 0)
      assert.equal((await record({ pain: '3', [name]: ' ', submit: 'Save', csrfToken: 'x' })).status, 303)
    })
  }

  it('count once, however often their form is sent', async () => {
    await admitted()
    const page = `${chart}/vital-signs/new`
    const { text } = await ward.get(page)
    const key = /name="idempotencyKey" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const fields = { takenAt: '2026-03-04T09:00', pulse: '72', idempotencyKey: key, _csrf: csrfTokenOf(text) }
    const answers = await Promise.all([1, 2, 3].map(() => ward.post(page, fields)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303],
    )
    assert.equal(await count(), 1)
  })

  it('are corrected, and what they said before is kept with who and when', async () => {
    await admitted()
    await record({ systolic: '218', diastolic: '82' })
    const entry = await entryOf('blood-pressure')
    const doctor = await visit(testApp, physician)
    const form = await doctor.get(`${entry}/correct`)
    const fields = { kind: 'blood-pressure', takenAt: '2026-03-04T09:00', version: formVersion(form.text) }
    const refused = await doctor.submit(`${entry}/correct`, { ...fields, value: '1280', diastolic: '82' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /between 30 and 300 mmHg/)
    const done = await doctor.submit(`${entry}/correct`, { ...fields, value: '128', diastolic: '82' })
    assert.equal(done.status, 303)
    const { text } = await doctor.get(entry)
    assert.match(text, /128\/82[^]*What was changed[^]*128\/82[^]*218\/82/)
    assert.match(text, /Dr Naledi Khumalo[^]*Sr Thandi Mokoena/)
    assert.match((await ward.get(chart)).text, /128\/82/)
    const [row] = await auditRows(testApp, 'vital-sign.corrected')
    assert.equal(row?.actor_id, physician.id)
    assert.deepEqual(row?.details, { changed: ['value', 'interpretation'], change: 'corrected' })
    const unchanged = await doctor.get(`${entry}/correct`)
    const same = { ...fields, value: '128', diastolic: '82', version: formVersion(unchanged.text) }
    assert.equal((await doctor.submit(`${entry}/correct`, same)).status, 303)
    assert.match((await doctor.get(entry)).text, /Nothing was changed/)
  })

  it('of one kind are not corrected as another', async () => {
    await admitted()
    await record({ pulse: '72' })
    const entry = await entryOf('pulse')
    const form = await ward.get(`${entry}/correct`)
    const fields = { takenAt: '2026-03-04T09:00', version: formVersion(form.text), value: '300' }
    assert.equal((await ward.submit(`${entry}/correct`, { ...fields, kind: 'weight' })).status, 404)
    assert.match((await ward.get(entry)).text, /72\/min/)
  })

  it('of another kind than blood pressure are refused with a diastolic pressure, in plain words', async () => {
    await admitted()
    await record({ pulse: '72' })
    const entry = await entryOf('pulse')
    const { text } = await ward.get(`${entry}/correct`)
    const fields = { kind: 'pulse', takenAt: '2026-03-04T09:00', version: formVersion(text), value: '73' }
    const refused = await ward.submit(`${entry}/correct`, { ...fields, diastolic: '80' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Leave out the diastolic pressure: only a blood pressure has one/)
    assert.doesNotMatch(refused.text, /Invalid input/)
    assert.equal((await ward.submit(`${entry}/correct`, { ...fields, diastolic: '' })).status, 303)
  })

  it('of the oxygen saturation say that a target of one’s own is not known', async () => {
    await admitted()
    await record({ oxygenSaturation: '90' })
    const words = /88 to 92 %[^<]*is not known to MedGuard/
    assert.match((await ward.get(`${chart}/vital-signs?kind=oxygen-saturation`)).text, words)
    assert.match((await ward.get(await entryOf('oxygen-saturation'))).text, words)
    assert.doesNotMatch((await ward.get(`${chart}/vital-signs?kind=pulse`)).text, words)
  })

  it('that were changed meanwhile are shown as they are now, and not overwritten', async () => {
    await admitted()
    await record({ pulse: '72' })
    const entry = await entryOf('pulse')
    const { text } = await ward.get(`${entry}/correct`)
    const fields = { kind: 'pulse', takenAt: '2026-03-04T09:00', version: formVersion(text) }
    const answers = await Promise.all(
      ['77', '78'].map((value) => ward.submit(`${entry}/correct`, { ...fields, value })),
    )
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 409],
    )
    const late = answers.find(({ status }) => status === 409)
    assert.match(late?.text ?? '', /What the record says now, where it differs from the form/)
    const versions = await testApp.sql('SELECT FROM clinical_changes WHERE patient_id = $1', [patientId])
    assert.equal(versions.length, 2)
  })

  it('entered in error leave the chart with a reason, stay in the list, and can be taken back', async () => {
    await admitted()
    await record({ takenAt: '2026-03-03T09:00', weight: '71' })
    await record({ weight: '17' })
    const entry = await entryOf('weight')
    const state = async (to: string, reason: string) => {
      const { text } = await ward.get(`${entry}/state`)
      return ward.submit(`${entry}/state`, { state: to, reason, version: formVersion(text) })
    }
    const without = await state('entered-in-error', '')
    assert.equal(without.status, 422)
    assert.match(without.text, /Say why/)
    assert.equal((await state('entered-in-error', 'Of the next bed')).status, 303)
    const { text } = await ward.get(chart)
    assert.match(text, /71\u00A0kg/)
    assert.doesNotMatch(text, /17\u00A0kg/)
    const list = await ward.get(`${chart}/vital-signs`)
    assert.match(list.text, /<s>17\u00A0kg<\/s>[^]*Entered in error/)
    assert.match((await ward.get(entry)).text, /Of the next bed/)
    assert.equal((await state('final', 'It was this bed')).status, 303)
    assert.match((await ward.get(chart)).text, /17\u00A0kg/)
    assert.equal((await auditRows(testApp, 'vital-sign.state-changed'))[0]?.severity, 'warning')
    assert.equal(eventWords('vital-sign.state-changed'), 'Vital sign marked as entered in error, or restored')
  })

  it('are written by nobody outside of care, and not by other roles', async () => {
    await admitted()
    await record({ pulse: '72' })
    const entry = await entryOf('pulse')
    const { id: otherId } = await makePatient(testApp)
    for (const role of [
      'physician',
      'nurse',
      'pharmacist',
      'admin_staff',
      'security_officer',
      'audit_reviewer',
    ]) {
      const stranger = await visit(testApp, await makeUser(testApp, role))
      for (const page of [`${chart}/vital-signs`, `${chart}/vital-signs/new`, entry, `${entry}/correct`]) {
        const { status, text } = await stranger.get(page)
        assert.ok([403, 404].includes(status), `${role} ${page} ${status}`)
        assert.doesNotMatch(text, /72\/min/)
      }
      const posted = await stranger.post(`${chart}/vital-signs/new`, {
        takenAt: '2026-03-04T09:00',
        pulse: '99',
        _csrf: await stranger.token(),
      })
      assert.ok([403, 404].includes(posted.status), `${role} ${posted.status}`)
    }
    assert.equal(await count(), 1)
    await assignCare(testApp, otherId, nurse.id)
    const elsewhere = entry.replace(patientId, otherId)
    assert.equal((await ward.get(elsewhere)).status, 404, 'not under another patient')
    assert.equal((await ward.get(`${elsewhere}/correct`)).status, 404)
  })

  it('are not shown to whoever dispenses', async () => {
    await admitted()
    await record({ pulse: '72', note: 'Told the pharmacist nothing' })
    await makePrescription(testApp, { patientId, prescriberId: physician.id, status: 'approved' })
    const pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const { text } = await pharmacist.get('/prescriptions')
    assert.doesNotMatch(text, /72\/min/)
    assert.ok([403, 404].includes((await pharmacist.get(`${chart}/vital-signs`)).status))
  })

  it('are seen by the patient, who changes nothing', async () => {
    await admitted()
    await record({ pulse: '72', weight: '70' })
    const patient = await visit(testApp, await makeUser(testApp, 'patient', { patientId }))
    assert.match((await patient.get('/my/record')).text, /Your vital signs[^]*72\/min/)
    const own = await patient.get('/my/record/vital-signs')
    assert.match(own.text, /70\u00A0kg/)
    assert.doesNotMatch(own.text, /Record vital signs|\/correct/)
    assert.equal((await patient.get('/my/record/vital-signs?kind=weight')).status, 200)
    const [row] = await auditRows(testApp, 'own-record.viewed')
    assert.equal(row?.patient_id, patientId)
  })

  it('are in the full copy, to read and for programs', async () => {
    await admitted()
    await record(all)
    const patient = await visit(testApp, await makeUser(testApp, 'patient', { patientId }))
    const page = await patient.get('/my/record/copy')
    assert.equal(page.status, 200)
    assert.match(page.text, /Blood pressure 128\/82\u00A0mmHg/)
    const { text } = await patient.get('/my/record/copy/bundle.json')
    const bundle: { entry: { resource: Record<string, unknown> }[] } = JSON.parse(text)
    const found = bundle.entry
      .map(({ resource }) => resource)
      .filter((one) => one['resourceType'] === 'Observation')
    assert.equal(found.length, 10)
    const pressure = JSON.stringify(found.find((one) => JSON.stringify(one).includes('85354-9')))
    assert.match(pressure, /"8480-6"[^]*"value":128,"unit":"mm\[Hg\]"[^]*"8462-4"[^]*"value":82/)
    assert.match(pressure, /"effectiveDateTime":"2026-03-04T07:00:00.000Z"/)
  })

  it('go with a record that is erased', async () => {
    await admitted()
    await record({ pulse: '72' })
    await decideErasureOf(testApp, patientId)
    const { sequelize } = testApp.services
    await sequelize.transaction((transaction) =>
      erasePatient(sequelize, transaction, { patientId, at: testApp.clock.now(), by: physician.id }),
    )
    assert.equal(await count(), 0)
    assert.ok([404, 410].includes((await ward.get(`${chart}/vital-signs`)).status))
    assert.equal(
      (
        await ward.post(`${chart}/vital-signs/new`, {
          takenAt: '2026-03-04T09:00',
          pulse: '72',
          _csrf: await ward.token(),
        })
      ).status >= 400,
      true,
    )
    assert.equal(await count(), 0)
  })
})
