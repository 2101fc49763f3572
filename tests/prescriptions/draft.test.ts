import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../models/patients/allergy.ts'
import { Medication } from '../../models/prescriptions/medication.ts'
import { newId } from '../../models/new-id.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import {
  type TestUser,
  assignCare,
  keyOf,
  makeMedication,
  makePatient,
  makeUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { hasForm, statusOf, submitOnPage, freshCode } from './forms.ts'

type Stored = {
  id: string
  status: string
  prescriber_id: string
  dose: string
  route: string
  quantity: number
  repeats: number
  expires_on: string
  instructions: Buffer | null
  signed_content: Buffer | null
}

describe('writing a prescription', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let medicationId: string
  let browser: Visitor
  let form: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Sithole', allergies: 'Hives from codeine' })).id
    await assignCare(testApp, patientId, physician.id)
    medicationId = (await makeMedication(testApp)).id
    browser = await visit(testApp, physician)
    form = `/patients/${patientId}/prescriptions/new`
  })
  after(() => testApp.close())

  const fields = (changes: Record<string, string> = {}) => ({
    medicationId,
    dose: '1 capsule',
    route: 'oral',
    frequency: 'three times a day for 7 days',
    quantity: '21',
    repeats: '0',
    expiresOn: '2026-04-04',
    instructions: 'Finish the course',
    ...changes,
  })

  const stored = () =>
    testApp.sql<Stored>(
      'SELECT *, expires_on::text AS expires_on FROM prescriptions WHERE patient_id = $1 ORDER BY id',
      [patientId],
    )

  it('stores a draft with its instructions sealed, and goes on to the page where it is signed', async () => {
    const answer = await browser.submit(form, fields())
    assert.equal(answer.status, 303)
    const row = (await stored()).at(-1)
    assert.ok(row)
    assert.equal(answer.headers['location'], `/prescriptions/${row.id}`)
    assert.equal(row.status, 'draft')
    assert.equal(row.prescriber_id, physician.id)
    assert.equal(row.quantity, 21)
    assert.equal(row.expires_on, '2026-04-04')
    assert.equal(row.signed_content, null)
    assert.doesNotMatch(row.instructions?.toString('latin1') ?? '', /Finish/)
    const page = await browser.get(`/prescriptions/${row.id}`)
    assert.match(page.text, /Finish the course/)
    assert.ok(hasForm(page.text, `/prescriptions/${row.id}/sign`))
    const [audit] = await auditRows(testApp, 'prescription.drafted')
    assert.equal(audit?.resource_id, row.id)
    assert.equal(audit?.patient_id, patientId)
    const signed = await submitOnPage(browser, row.id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(signed.status, 303)
  })

  it('is given in no way that nobody chose: an injection is not to be swallowed because the form said so', async () => {
    const page = await browser.get(form)
    const select = /<select[^>]*name="route"[^>]*>(.*?)<\/select>/s.exec(page.text)?.[1] ?? ''
    assert.match(select, /^<option value="[^"]*"[^>]*>Choose how it is given<\/option>/)
    assert.doesNotMatch(select, /<option value="oral"[^>]*selected/)
    const drafts = (await stored()).length
    const answer = await browser.submit(form, fields({ route: '' }))
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Choose how it is given/)
    assert.equal((await stored()).length, drafts)
  })

  it('is written in the name of whoever wrote it, whatever else the form sends', async () => {
    const other = await makeUser(testApp, 'physician')
    const answer = await browser.submit(
      form,
      fields({ prescriberId: other.id, status: 'approved', patientId: newId(), id: newId() }),
    )
    assert.equal(answer.status, 303)
    const row = (await stored()).at(-1)
    assert.equal(row?.prescriber_id, physician.id)
    assert.equal(row?.status, 'draft')
  })

  it('keeps text exactly as it was typed', async () => {
    const dose = '<b>½</b> tab & "more" – 药 🩺'
    const answer = await browser.submit(form, fields({ dose }))
    assert.equal((await stored()).at(-1)?.dose, dose)
    const page = await browser.get(answer.headers['location'] ?? '')
    assert.ok(!page.text.includes('<b>½</b>'))
    assert.match(page.text, /&lt;b&gt;½&lt;\/b&gt; tab &amp; &quot;more&quot; – 药 🩺/)
  })

  const wrong: readonly [string, Record<string, string>, RegExp][] = [
    ['without a medicine', { medicationId: '' }, /href="#medicationId"/],
    ['with a medicine that is no identifier', { medicationId: "' OR 1=1" }, /href="#medicationId"/],
    ['with a medicine that is not in the catalogue', { medicationId: newId() }, /href="#medicationId"/],
    ['without a dose', { dose: '  ' }, /href="#dose"/],
    ['with a dose that cannot be stored', { dose: '1\u0000' }, /href="#dose"/],
    ['with a way of giving it that does not exist', { route: 'by magic' }, /href="#route"/],
    ['without how often', { frequency: '' }, /href="#frequency"/],
    ['with no quantity', { quantity: '0' }, /href="#quantity"/],
    ['with a quantity that is no number', { quantity: 'a lot' }, /href="#quantity"/],
    ['with a quantity beyond all measure', { quantity: '100001' }, /href="#quantity"/],
    ['with repeats below none', { repeats: '-1' }, /href="#repeats"/],
    ['with too many repeats', { repeats: '25' }, /href="#repeats"/],
    ['with a last day that has passed', { expiresOn: '2026-03-03' }, /The last day has passed/],
    ['with a last day more than a year ahead', { expiresOn: '2027-03-05' }, /a year at most/],
    ['with a last day that does not exist', { expiresOn: '2026-02-31' }, /href="#expiresOn"/],
    ['with instructions beyond measure', { instructions: 'x'.repeat(2_001) }, /href="#instructions"/],
  ]
  for (const [what, changes, expected] of wrong) {
    it(`comes back ${what}, naming the field and keeping what was typed`, async () => {
      const known = (await stored()).length
      const answer = await browser.submit(form, fields(changes))
      assert.equal(answer.status, 422)
      assert.match(answer.text, expected)
      assert.ok(changes['dose'] !== undefined || answer.text.includes('value="1 capsule"'))
      assert.ok(changes['instructions'] !== undefined || answer.text.includes('Finish the course'))
      assert.equal((await stored()).length, known)
    })
  }

  it('takes today and the same day next year as the last day', async () => {
    assert.equal((await browser.submit(form, fields({ expiresOn: '2026-03-04' }))).status, 303)
    assert.equal((await browser.submit(form, fields({ expiresOn: '2027-03-04' }))).status, 303)
  })

  it('counts days by the facility’s clock: past midnight there, yesterday is over', async () => {
    const day = testApp.clock.now()
    const open = await testApp.sql<{ access_windows: string }>(
      `UPDATE roles SET access_windows = '[]' WHERE name = 'physician' RETURNING access_windows`,
    )
    assert.equal(open.length, 1)
    testApp.clock.set('2026-03-04T22:30:00Z')
    const late = await visit(testApp, physician)
    const answer = await late.submit(form, fields({ expiresOn: '2026-03-04' }))
    assert.equal(answer.status, 422)
    assert.match(answer.text, /The last day has passed/)
    testApp.clock.set(day.toISOString())
    browser = await visit(testApp, await makeColleague())
  })

  const makeColleague = async () => {
    const colleague = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, colleague.id)
    return colleague
  }

  it('shows allergies beside the form, and on every medicine whose name speaks of one', async () => {
    const key = await keyOf(testApp, patientId)
    const at = testApp.clock.now()
    for (const [substance, verification] of [
      ['Amoxicillin', 'confirmed'],
      ['Ibuprofen', 'entered-in-error'],
    ] as const) {
      const id = newId()
      const seal = Sealed.seal(substance, key, { table: 'allergies', column: 'substance', row: id })
      await Allergy.create({
        id,
        patientId,
        substance: seal,
        criticality: 'high',
        status: 'active',
        verification,
        recordedAt: at,
        createdAt: at,
      })
    }
    const page = await browser.get(form)
    assert.match(page.text, /Hives from codeine/)
    assert.match(page.text, /Amoxicillin 500 mg capsule \(allergy: Amoxicillin\)/)
    assert.match(page.text, />Ibuprofen 400 mg tablet</)
    const [audit] = await auditRows(testApp, 'prescription.form-opened')
    assert.equal(audit?.patient_id, patientId)
  })

  it('warns about a medicine that an allergy speaks against, and goes on with a reason only', async () => {
    const again = await browser.submit(form, fields({ dose: '' }))
    assert.match(again.text, /Allergy recorded: Amoxicillin/)
    const refused = await browser.submit(form, fields())
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say why it is given all the same/)
    assert.match(refused.text, /name="overrideReason"/)
    const answer = await browser.submit(form, fields({ overrideReason: 'Tolerated twice since' }))
    assert.equal(answer.status, 303)
    const page = await browser.get(answer.headers['location'] ?? '')
    assert.match(page.text, /Allergy recorded: Amoxicillin/)
    const paracetamol = (await makeMedication(testApp, 'N02BE01')).id
    const other = await browser.submit(form, fields({ medicationId: paracetamol }))
    assert.doesNotMatch((await browser.get(other.headers['location'] ?? '')).text, /Allergy recorded/)
  })

  it('offers a search by name once there are more medicines than one list can hold, and keeps the one chosen', async () => {
    assert.doesNotMatch((await browser.get(form)).text, /name="medication"/)
    await Medication.bulkCreate(
      Array.from({ length: 200 }, (_, index) => ({
        name: `Zzz test substance ${index} 100% mg`,
        codeSystem: 'test',
        code: String(index),
        createdAt: testApp.clock.now(),
      })),
    )
    const page = await browser.get(form)
    assert.match(page.text, /name="medication"/)
    assert.match(page.text, /The list below shows the first 200, and there are more/)
    const found = await browser.get(`${form}?medication=METFORMIN`)
    assert.match(found.text, />Metformin 500 mg tablet</)
    assert.doesNotMatch(found.text, /<option[^>]*>Amoxicillin 500 mg capsule/)
    assert.equal(
      (await browser.get(`${form}?medication=100%25`)).text.match(/<option[^>]*>Zzz/g)?.length,
      200,
    )
    assert.doesNotMatch((await browser.get(`${form}?medication=_mox`)).text, /<option[^>]*>Amoxicillin 500/)
    const kept = await browser.submit(`${form}?medication=METFORMIN`, fields({ dose: '' }))
    assert.equal(kept.status, 422)
    assert.match(kept.text, new RegExp(`value="${medicationId}" selected=""`))
  })

  it('does not offer or take a medicine that has left the catalogue', async () => {
    const { id, name } = await makeMedication(testApp, 'B01AA03')
    await testApp.sql('UPDATE medications SET active = false WHERE id = $1', [id])
    assert.ok(!(await browser.get(`${form}?medication=warfarin`)).text.includes(`>${name}<`))
    const answer = await browser.submit(form, fields({ medicationId: id }))
    assert.equal(answer.status, 422)
    assert.match(answer.text, /no longer in the catalogue/)
  })

  it('says what to do when the catalogue is empty', async () => {
    await testApp.sql('UPDATE medications SET active = false')
    assert.match((await browser.get(form)).text, /The catalogue of medicines is empty/)
    await testApp.sql('UPDATE medications SET active = true')
  })

  it('is refused to a nurse of the care team: an agent writes no prescriptions', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, patientId, nurse.id)
    const own = await visit(testApp, nurse)
    const known = (await stored()).length
    assert.equal((await own.get(form)).status, 403)
    const answer = await own.submit('/', fields(), form)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /role-not-permitted/)
    assert.equal((await stored()).length, known)
    const [audit] = await auditRows(testApp, 'prescription.drafted')
    assert.equal(audit?.outcome, 'refused')
    assert.equal(audit?.actor_id, nurse.id)
  })

  it('is refused to a physician outside the care team, without a word about the patient', async () => {
    const own = await visit(testApp, await makeUser(testApp, 'physician'))
    const page = await own.get(form)
    assert.equal(page.status, 403)
    assert.doesNotMatch(page.text, /Sithole|codeine/)
    assert.equal((await own.submit('/', fields(), form)).status, 403)
  })

  it('is refused when the licence has run out', async () => {
    const person = await makeUser(testApp, 'physician', { licenceExpiresOn: '2026-03-03' })
    await assignCare(testApp, patientId, person.id)
    const own = await visit(testApp, person)
    assert.match((await own.get(form)).text, /licence-expired/)
    assert.equal((await own.submit('/', fields(), form)).status, 403)
  })

  it('leaves a draft out of the pharmacy’s sight', async () => {
    const own = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const drafts = (await stored()).filter((row) => row.status === 'draft')
    assert.ok(drafts.length > 0)
    const queue = await own.get('/prescriptions')
    for (const { id } of drafts) {
      assert.equal(await statusOf(testApp, id), 'draft')
      assert.ok(!queue.text.includes(id))
    }
    assert.equal((await own.get(`/prescriptions/${drafts[0]?.id}`)).status, 404)
  })
})
