import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { freshCode, hasForm, hiddenFields, statusOf, submitOnPage, submitUnseen } from './forms.ts'

const day = 86_400_000

describe('medicines of schedules 5 and 6', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let pharmacy: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    browser = await visit(testApp, physician)
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
  })
  after(() => testApp.close())

  const one = async (
    schedule: number,
    changes: Partial<Parameters<typeof makePrescription>[1]> = {},
  ): Promise<string> => {
    const { id, content } = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      expiresOn: '2026-04-03',
      ...changes,
    })
    await testApp.sql('UPDATE medications SET schedule = $2 WHERE id = $1', [content.medicationId, schedule])
    return id
  }

  const refusedOn = async (event: string, id: string) =>
    (await auditRows(testApp, event)).find((row) => row.resource_id === id && row.outcome === 'failure')?.rule

  it('are written only as they can be signed: what the law does not allow is said at its field, and nothing typed is lost', async () => {
    const { content } = await makePrescription(testApp, { patientId, prescriberId: physician.id })
    const { medicationId } = content
    const form = `/patients/${patientId}/prescriptions/new`
    const order = {
      medicationId,
      dose: '1 tablet',
      route: 'oral',
      frequency: 'three times a day',
      quantity: '20',
      repeats: '0',
      expiresOn: '2026-04-03',
    }
    const write = async (schedule: number, changes: Partial<typeof order> = {}) => {
      await testApp.sql('UPDATE medications SET schedule = $2 WHERE id = $1', [medicationId, schedule])
      return browser.submit(form, { ...order, ...changes })
    }
    const late = { expiresOn: '2026-04-04' }
    for (const [schedule, changes, field, why] of [
      [6, { repeats: '1' }, 'repeats', /schedule 6 is not repeated/],
      [6, late, 'expiresOn', /schedule 6 holds for 30 days at most/],
      [5, { expiresOn: '2026-09-05' }, 'expiresOn', /schedule 5 holds for six months at most/],
    ] as const) {
      const answer = await write(schedule, changes)
      assert.equal(answer.status, 422)
      assert.match(answer.text, why)
      assert.match(answer.text, new RegExp(`href="#${field}"`))
      assert.match(answer.text, /value="1 tablet"/)
    }
    assert.equal((await write(4, late)).status, 303)
    assert.equal((await write(6)).status, 303)
    await testApp.sql('UPDATE medications SET schedule = 4 WHERE id = $1', [medicationId])
  })

  it('are signed where the law allows it, and their schedule is said', async () => {
    // After how many days it may be repeated says nothing of a course that is not repeated.
    const id = await one(6, { medication: 'N02AA01', repeatAfterDays: 60 })
    assert.match((await browser.get(`/prescriptions/${id}`)).text, /S6: no repeats, 30 days/)
    const answer = await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(answer.status, 303)
    assert.equal(await statusOf(testApp, id), 'approved')
  })

  const unlawful: readonly [
    string,
    number,
    Partial<Parameters<typeof makePrescription>[1]>,
    RegExp,
    string,
  ][] = [
    ['schedule 6 with repeats', 6, { repeats: 1 }, /schedule 6 is not repeated/, 'schedule-6-repeats'],
    [
      'schedule 6 for more than 30 days in a row',
      6,
      { quantity: 62, dose: '1 tablet', frequency: 'twice a day' },
      /30 days in a row at most/,
      'schedule-6-course',
    ],
    [
      'schedule 6 that ends too late',
      6,
      { expiresOn: '2026-04-04' },
      /holds for 30 days/,
      'schedule-6-valid',
    ],
    [
      'schedule 5 that ends after six months',
      5,
      { repeats: 5, expiresOn: '2026-09-05' },
      /holds for six months/,
      'schedule-5-valid',
    ],
  ]
  for (const [what, schedule, changes, why, code] of unlawful) {
    it(`are not signed as ${what}: the page says why, the form is not there, and sent all the same it is refused`, async () => {
      const id = await one(schedule, { medication: 'N05BA01', ...changes })
      const { text } = await browser.get(`/prescriptions/${id}`)
      assert.match(text, why)
      assert.match(text, /It cannot be signed as it stands/)
      assert.ok(!hasForm(text, `/prescriptions/${id}/sign`))
      const { text: several } = await browser.get('/prescriptions/to-sign')
      assert.match(several, why)
      assert.doesNotMatch(several, new RegExp(`name="sign-${id}"`))
      await testApp.sql("UPDATE medications SET schedule = 4 WHERE code = 'N05BA01'")
      const action = `/prescriptions/${id}/sign`
      const shown = hiddenFields((await browser.get(`/prescriptions/${id}`)).text, action)
      await testApp.sql("UPDATE medications SET schedule = $1 WHERE code = 'N05BA01'", [schedule])
      const fresh = freshCode(testApp, physician)
      const answer = await browser.post(action, { ...shown, code: fresh })
      assert.equal(answer.status, 422)
      assert.match(answer.text, why)
      assert.equal(await statusOf(testApp, id), 'draft')
      assert.equal(await refusedOn('prescription.signed', id), code)
      const fine = await one(4, { medication: 'A10BA02' })
      const page = await browser.get(`/prescriptions/${fine}`)
      const next = await browser.post(`/prescriptions/${fine}/sign`, {
        ...hiddenFields(page.text, `/prescriptions/${fine}/sign`),
        code: fresh,
      })
      assert.equal(next.status, 303, 'the code was not spent')
    })
  }

  it('are named with the reason among several that are signed, and keep no other from it', async () => {
    const id = await one(4, { medication: 'N05BA01', repeats: 2 })
    const fine = await one(4, { medication: 'A10BA02' })
    const page = '/prescriptions/to-sign'
    const { text } = await browser.get(page)
    const boxes = Object.fromEntries(
      [...text.matchAll(/<input[^>]*name="(sign-[0-9a-f-]{36})"[^>]*value="([^"]+)"/g)]
        .map(([, name = '', value = '']): [string, string] => [name, value])
        .filter(([name]) => [`sign-${id}`, `sign-${fine}`].includes(name)),
    )
    assert.equal(Object.keys(boxes).length, 2)
    await testApp.sql("UPDATE medications SET schedule = 6 WHERE code = 'N05BA01'")
    const answer = await browser.post(page, {
      ...hiddenFields(text, page),
      ...boxes,
      code: freshCode(testApp, physician),
    })
    assert.equal(answer.status, 303)
    assert.deepEqual([await statusOf(testApp, id), await statusOf(testApp, fine)], ['draft', 'approved'])
    const next = await browser.get(answer.headers['location'] ?? '')
    assert.match(next.text, /a medicine of schedule 6 is not repeated\. Write one without repeats/)
  })

  const overdue: readonly [
    string,
    number,
    Partial<Parameters<typeof makePrescription>[1]>,
    number,
    RegExp,
  ][] = [
    ['schedule 6 more than 30 days after it was signed', 6, {}, 31, /signed more than 30 days ago/],
    [
      'schedule 5 more than six months after it was signed',
      5,
      { repeats: 9 },
      190,
      /more than six months ago/,
    ],
  ]
  for (const [what, schedule, changes, daysAgo, why] of overdue) {
    it(`are not handed over of ${what}`, async () => {
      const id = await one(schedule, {
        medication: 'N05BA01',
        status: 'approved',
        at: new Date(testApp.clock.now().getTime() - daysAgo * day),
        expiresOn: '2026-12-01',
        ...changes,
      })
      for (const address of [`/prescriptions/${id}`, `/prescriptions/${id}/dispense`]) {
        const { text } = await pharmacy.get(address)
        assert.match(text, why)
        assert.match(text, /Nothing can be handed over on it now/)
        assert.doesNotMatch(text, /name="quantity"/)
      }
      const answer = await submitUnseen(pharmacy, id, 'dispense', {
        quantity: '21',
        idempotencyKey: newId(),
      })
      assert.equal(answer.status, 422)
      assert.match(answer.text, why)
      assert.equal((await testApp.sql('SELECT FROM dispensings WHERE prescription_id = $1', [id])).length, 0)
    })
  }

  it('of schedule 6 are handed over once, in parts, also where repeats were signed before this was looked at', async () => {
    const id = await one(6, { medication: 'N05BA01', status: 'approved', repeats: 2 })
    assert.equal((await submitOnPage(pharmacy, id, 'dispense', { quantity: '10' })).status, 303)
    assert.equal((await submitOnPage(pharmacy, id, 'dispense', { quantity: '11' })).status, 303)
    assert.match((await pharmacy.get(`/prescriptions/${id}`)).text, /schedule 6 is not repeated/)
    const answer = await submitUnseen(pharmacy, id, 'dispense', {
      quantity: '21',
      idempotencyKey: newId(),
      earlyReason: 'Travels',
    })
    assert.equal(answer.status, 422)
    assert.equal(await refusedOn('prescription.dispensed', id), 'schedule-6-repeats')
  })
})
