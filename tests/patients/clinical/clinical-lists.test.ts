import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../../models/patients/allergy.ts'
import { Condition } from '../../../models/patients/condition.ts'
import { newId } from '../../../models/new-id.ts'
import { fieldSealer } from '../../../server/patients/sealed-fields.ts'
import { type TestUser, assignCare, keyOf, makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'

type Visitor = Awaited<ReturnType<typeof visit>>

const formVersion = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

describe('allergies, conditions and history, written from the chart', () => {
  let testApp: TestApp
  let physician: TestUser
  let nurse: TestUser
  let browser: Visitor
  let patientId: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    nurse = await makeUser(testApp, 'nurse', { displayName: 'Sr Thandi Mokoena' })
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const admitted = async (fields: Parameters<typeof makePatient>[1] = {}) => {
    patientId = (await makePatient(testApp, fields)).id
    chart = `/patients/${patientId}`
    await assignCare(testApp, patientId, physician.id)
    await assignCare(testApp, patientId, nurse.id)
  }

  const entryOf = async (table: 'allergies' | 'conditions') => {
    const [row] = await testApp.sql<{ id: string }>(
      `SELECT id FROM ${table} WHERE patient_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1`,
      [patientId],
    )
    return `${chart}/${table}/${row?.id}`
  }

  const penicillin = {
    substance: 'Penicillin',
    reaction: 'Anaphylaxis',
    criticality: 'high',
    certainty: 'confirmed',
    onset: '2015',
  }

  it('“not asked” is shown as such until somebody records an allergy or that there are none', async () => {
    await admitted()
    assert.match((await browser.get(chart)).text, /Allergies: not asked/)
    assert.match((await browser.get(`${chart}/allergies`)).text, /not asked\. Ask before prescribing/)
    assert.match((await browser.get(`${chart}/prescriptions/new`)).text, /Allergies: not asked/)
    const stated = await browser.submit(`${chart}/allergies/none-known`, {
      scope: 'any',
      note: 'Asked the mother',
    })
    assert.equal(stated.status, 303)
    const { text } = await browser.get(chart)
    assert.match(text, /No known allergies/)
    assert.match(text, /Recorded [^<]* by Dr Naledi Khumalo/)
    assert.doesNotMatch(text, /not asked/)
    assert.equal((await auditRows(testApp, 'no-known-allergies.stated'))[0]?.patient_id, patientId)
  })

  it('a physician adds, corrects, resolves and re-opens an allergy; each state is kept with who and when', async () => {
    await admitted()
    await browser.submit(`${chart}/allergies/none-known`, { scope: 'any' })
    assert.equal((await browser.submit(`${chart}/allergies/new`, penicillin)).status, 303)
    const added = await browser.get(chart)
    assert.match(added.text, /Allergy<\/a>:<\/strong>\s*(?:<[^>]*>|high risk: )*Penicillin/)
    assert.match(added.text, /Began 2015</)
    assert.doesNotMatch(added.text, /No known allergies/, 'the statement ended')
    const entry = await entryOf('allergies')
    const form = await browser.get(`${entry}/correct`)
    const corrected = { ...penicillin, substance: 'Amoxicillin', version: formVersion(form.text) }
    assert.equal((await browser.submit(`${entry}/correct`, corrected)).status, 303)
    const stateFields = (text: string, state: string, reason = '') => ({
      state,
      reason,
      version: formVersion(text),
    })
    const resolve = await browser.get(`${entry}/state`)
    assert.equal((await browser.submit(`${entry}/state`, stateFields(resolve.text, 'resolved'))).status, 303)
    const resolved = await browser.get(chart)
    assert.match(resolved.text, /Allergies: not asked/)
    assert.match(resolved.text, /1 entry that is inactive, resolved, refuted or in error is not shown/)
    const reopen = await browser.get(`${entry}/state`)
    assert.equal((await browser.submit(`${entry}/state`, stateFields(reopen.text, 'active'))).status, 303)
    const { text } = await browser.get(entry)
    for (const words of [
      /Amoxicillin/,
      /Penicillin/,
      /Active again/,
      /No longer active/,
      /Corrected/,
      /Recorded/,
    ]) {
      assert.match(text, words)
    }
    const rows = await testApp.sql<{ version: number; change: string }>(
      'SELECT version, change FROM clinical_changes WHERE patient_id = $1 ORDER BY version',
      [patientId],
    )
    assert.deepEqual(
      rows.map(({ change }) => change),
      ['recorded', 'corrected', 'resolved', 'reopened'],
    )
    const audited = await auditRows(testApp, 'allergy.corrected')
    assert.equal(audited[0]?.actor_id, physician.id)
  })

  it('a nurse adds a condition with its onset, resolves it with its end and re-opens it', async () => {
    await admitted()
    const ward = await visit(testApp, nurse)
    const asthma = { description: 'Asthma', status: 'active', certainty: 'confirmed', onset: 'age 9' }
    assert.equal((await ward.submit(`${chart}/conditions/new`, asthma)).status, 303)
    assert.match((await ward.get(chart)).text, /began at age 9 years/)
    const entry = await entryOf('conditions')
    const form = await ward.get(`${entry}/state`)
    const resolved = { state: 'resolved', ended: '2020-03', version: formVersion(form.text) }
    assert.equal((await ward.submit(`${entry}/state`, resolved)).status, 303)
    const { text } = await ward.get(chart)
    assert.match(text, /Ended Mar 2020/)
    assert.match(text, /Resolved/)
    const again = await ward.get(`${entry}/state`)
    await ward.submit(`${entry}/state`, { state: 'recurrence', version: formVersion(again.text) })
    assert.match((await ward.get(entry)).text, /Recurrence/)
  })

  it('what was entered in error needs a reason, and leaves banner, list and every check', async () => {
    await admitted()
    await browser.submit(`${chart}/allergies/new`, penicillin)
    const entry = await entryOf('allergies')
    const form = await browser.get(`${entry}/state`)
    const without = await browser.submit(`${entry}/state`, {
      state: 'entered-in-error',
      version: formVersion(form.text),
    })
    assert.equal(without.status, 422)
    assert.match(without.text, /Say why/)
    const done = await browser.submit(`${entry}/state`, {
      state: 'entered-in-error',
      reason: 'Written for another patient',
      version: formVersion(form.text),
    })
    assert.equal(done.status, 303)
    assert.match((await browser.get(chart)).text, /Allergies: not asked/)
    assert.match((await browser.get(`${chart}/allergies`)).text, /Entered in error/)
    assert.match((await browser.get(entry)).text, /Written for another patient/)
    assert.doesNotMatch((await browser.get(`${chart}/prescriptions/new`)).text, /allergy: Penicillin/)
  })

  it('a save that was overtaken is refused, and shows both', async () => {
    await admitted()
    await browser.submit(`${chart}/allergies/new`, penicillin)
    const entry = await entryOf('allergies')
    const version = formVersion((await browser.get(`${entry}/correct`)).text)
    await browser.submit(`${entry}/correct`, { ...penicillin, reaction: 'Hives', version })
    const late = await browser.submit(`${entry}/correct`, { ...penicillin, reaction: 'Wheeze', version })
    assert.equal(late.status, 409)
    assert.match(late.text, /This entry was already changed/)
    assert.match(late.text, /Hives/)
    assert.match(late.text, /Wheeze/)
    const again = await browser.submit(`${entry}/correct`, {
      ...penicillin,
      reaction: 'Hives, then wheeze',
      version: formVersion(late.text),
    })
    assert.equal(again.status, 303)
  })

  it('a form with errors comes back with what was typed', async () => {
    await admitted()
    const wrong = await browser.submit(`${chart}/allergies/new`, {
      ...penicillin,
      substance: '',
      onset: '2999',
      note: 'Told by <relatives>',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Enter what the patient is allergic to/)
    assert.match(wrong.text, /When it began is in the future/)
    assert.match(wrong.text, /Told by &lt;relatives&gt;/)
    const negation = await browser.submit(`${chart}/allergies/new`, { substance: 'No known allergies' })
    assert.equal(negation.status, 422)
    const ended = await browser.submit(`${chart}/conditions/new`, {
      description: 'Gout',
      status: 'resolved',
      onset: '2015-03',
      abatement: '2014',
    })
    assert.equal(ended.status, 422)
    assert.match(ended.text, /cannot have ended before it began/)
  })

  it('nobody can state that there are no known allergies while one is active', async () => {
    await admitted()
    await browser.submit(`${chart}/allergies/new`, penicillin)
    const refused = await browser.submit(`${chart}/allergies/none-known`, { scope: 'any' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /There are active allergies on the list/)
    assert.equal((await browser.submit(`${chart}/allergies/none-known`, { scope: 'food' })).status, 303)
  })

  it('a line of the free notes becomes an entry and leaves the notes', async () => {
    await admitted({ allergies: 'NKDA\nHives from codeine' })
    assert.match((await browser.get(chart)).text, /Hives from codeine/)
    const form = await browser.get(`${chart}/allergies/new?line=2`)
    assert.match(form.text, /value="Hives from codeine"/)
    const answer = await browser.submit(`${chart}/allergies/new?line=2`, {
      substance: 'Codeine',
      reaction: 'Hives',
      noteLine: 'Hives from codeine',
    })
    assert.equal(answer.status, 303)
    const { text } = await browser.get(`${chart}/allergies`)
    assert.match(text, /Codeine/)
    assert.doesNotMatch(text, /Hives from codeine/)
    assert.match(text, /NKDA/)
  })

  it('medical history is written from the chart, against the version that was read', async () => {
    await admitted({ medicalHistory: 'Asthma' })
    const form = await browser.get(`${chart}/medical-history`)
    const version = formVersion(form.text)
    const saved = await browser.submit(`${chart}/medical-history`, {
      medicalHistory: 'Asthma\r\nAppendicectomy 2003',
      allergies: '',
      version,
    })
    assert.equal(saved.status, 303)
    assert.match((await browser.get(chart)).text, /Appendicectomy 2003/)
    const stale = await browser.submit(`${chart}/medical-history`, { medicalHistory: 'Mine', version })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Appendicectomy 2003/)
    assert.match(stale.text, /Mine/)
  })

  for (const [role, status] of [
    ['admin_staff', 403],
    ['pharmacist', 403],
    ['patient', 403],
    ['physician', 403],
  ] as const) {
    it(`nobody of the role ${role} outside the care team writes them`, async () => {
      await admitted()
      const stranger = await visit(testApp, await makeUser(testApp, role))
      for (const path of ['allergies/new', 'allergies/none-known', 'conditions/new', 'medical-history']) {
        assert.equal((await stranger.get(`${chart}/${path}`)).status, status, path)
        const posted = await stranger.post(`${chart}/${path}`, { substance: 'Latex', description: 'Gout' })
        assert.equal(posted.status, status, path)
      }
      assert.equal(await Allergy.count({ where: { patientId } }), 0)
      assert.equal(await Condition.count({ where: { patientId } }), 0)
    })
  }

  const fill = async (count: number, of: { status: Condition['status']; name: string; from: Date }) => {
    const key = await keyOf(testApp, patientId)
    await Condition.bulkCreate(
      Array.from({ length: count }, (_, number) => {
        const id = newId()
        const recordedAt = new Date(of.from.getTime() + number * 86_400_000)
        return {
          id,
          patientId,
          description: fieldSealer(key, 'conditions', id).required(
            'description',
            `${of.name} ${number + 1}.`,
          ),
          status: of.status,
          onset: '2015',
          recorded: null,
          recordedAt,
          createdAt: recordedAt,
        }
      }),
    )
  }

  it('every active condition stands on the chart, and a list that is shortened says of how many it shows which', async () => {
    await admitted()
    await fill(207, { status: 'resolved', name: 'Resolved', from: new Date('2024-01-01T08:00:00Z') })
    await fill(22, { status: 'active', name: 'Active', from: new Date('2010-01-01T08:00:00Z') })
    const { text } = await browser.get(chart)
    for (let number = 1; number <= 22; number += 1) {
      assert.match(text, new RegExp(`Active ${number}\\.`))
    }
    assert.match(text, /8 of 207 that are no longer active/)
    const all = await browser.get(`${chart}/conditions`)
    assert.equal([...all.text.matchAll(/Resolved \d+\./g)].length, 207)
    assert.match(all.text, /All \(229\)/)
    const current = await browser.get(`${chart}/conditions?show=current`)
    assert.equal([...current.text.matchAll(/Active \d+\./g)].length, 22)
    assert.doesNotMatch(current.text, /Resolved \d+\./)
    assert.doesNotMatch(text, /since/, 'no date is called what it is not')
    assert.match(text, /began 2015/i)
    assert.doesNotMatch(text, /1 Jan 2015/)
  })

  it('the one grave allergy is shown however old it is among 120 others, also to anyone who prescribes', async () => {
    await admitted()
    const key = await keyOf(testApp, patientId)
    await Allergy.bulkCreate(
      Array.from({ length: 121 }, (_, number) => {
        const id = newId()
        const recordedAt = new Date(Date.UTC(2010, 0, 1 + number))
        return {
          id,
          patientId,
          substance: fieldSealer(key, 'allergies', id).required(
            'substance',
            number === 0 ? 'Suxamethonium' : `Pollen ${number}`,
          ),
          criticality: number === 0 ? ('high' as const) : ('low' as const),
          status: 'active' as const,
          recordedAt,
          createdAt: recordedAt,
        }
      }),
    )
    for (const path of [chart, `${chart}/allergies`, `${chart}/prescriptions/new`]) {
      const { text } = await browser.get(path)
      assert.match(text, /Suxamethonium/, path)
      assert.match(text, /Pollen 120/, path)
      assert.match(text, /Pollen 1</, path)
      assert.ok(text.indexOf('Suxamethonium') < text.indexOf('Pollen 120'), path)
    }
  })
})
