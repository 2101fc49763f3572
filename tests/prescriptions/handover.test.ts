import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { atcSystem } from '../../config/medications.ts'
import { newId } from '../../models/new-id.ts'
import { Medication } from '../../models/prescriptions/medication.ts'
import { productName } from '../../server/prescriptions/catalogue/product.ts'
import { readMedicinesCsv } from '../../server/prescriptions/catalogue/read-medicines-csv.ts'
import { maySubstitute } from '../../server/prescriptions/dispensing/substitution.ts'
import {
  assignCare,
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { hiddenFields, statusOf } from './forms.ts'

const productLike = (changes: Partial<Parameters<typeof maySubstitute>[0]> = {}) => ({
  id: 'one',
  name: 'Amoxicillin 500 mg capsule',
  code_system: atcSystem,
  code: 'J01CA04',
  active: true,
  generic: 'amoxicillin' as string | null,
  strength: '500 mg' as string | null,
  form: 'capsule' as string | null,
  schedule: 4 as number | null,
  ...changes,
})

describe('what is said of a supply', () => {
  let testApp: TestApp
  let physician: TestUser
  let pharmacist: TestUser
  let browser: Visitor
  let patientId: string
  let products: readonly string[]
  let others: readonly string[]

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    pharmacist = await makeUser(testApp, 'pharmacist')
    browser = await visit(testApp, pharmacist)
    const createdAt = testApp.clock.now()
    const add = async (name: string, code: string, generic: string, strength: string, form: string) => {
      const words = { alsoCalled: '', productKey: name, sortKey: name, searchText: name }
      const product = { generic, strength, form, schedule: 4, ...words }
      return (await Medication.create({ name, codeSystem: atcSystem, code, ...product, createdAt })).id
    }
    // A maker's product beside the generic one, written in its own way.
    products = [
      (await makeMedication(testApp, 'J01CA04')).id,
      await add('Amoxil 500 mg capsule', 'J01CA04', 'Amoxicillin', '500mg', 'Capsule'),
    ]
    others = [
      await add('Clarithromycin 500 mg tablet', 'J01FA09', 'clarithromycin', '500 mg', 'tablet'),
      await add('Amoxil Forte capsule', 'J01CA04', 'amoxicillin', '1 g', 'capsule'),
      await add('Amoxil dispersible tablet', 'J01CA04', 'amoxicillin', '500 mg', 'dispersible tablet'),
      await add('Amoxil something else', 'J01CA04', 'ampicillin', '500 mg', 'capsule'),
      newId(),
    ]
  })
  after(() => testApp.close())

  const approved = async (changes: Partial<Parameters<typeof makePrescription>[1]> = {}) => {
    const patient = await makePatient(testApp, { familyName: 'Sithole', givenName: 'Nomvula' })
    patientId = patient.id
    await assignCare(testApp, patientId, physician.id)
    return makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      ...changes,
    })
  }

  const dispense = async (id: string, fields: Record<string, string>) => {
    const action = `/prescriptions/${id}/dispense`
    const page = await browser.get(action)
    assert.equal(page.status, 200)
    return browser.post(action, { ...hiddenFields(page.text, action), quantity: '21', ...fields })
  }

  const rowOf = async (id: string) =>
    (
      await testApp.sql<{ handover: Buffer | null; medication_id: string | null }>(
        'SELECT handover, medication_id FROM dispensings WHERE prescription_id = $1',
        [id],
      )
    )[0]

  it('is kept sealed with it, and read by whoever opens the prescription', async () => {
    const { id } = await approved({ repeats: 1 })
    const answer = await dispense(id, {
      batch: 'LOT-4711',
      batchExpiresOn: '2028-01-31',
      counselling: 'given',
      counsellingNote: 'Take with food',
      collectedBy: 'other',
      collectorName: 'Thandi Sithole',
      collectorRelation: 'daughter',
    })
    assert.equal(answer.status, 303)
    const row = await rowOf(id)
    assert.ok(row?.handover)
    assert.doesNotMatch(row.handover.toString('latin1'), /LOT-4711|Thandi/)
    const { text } = await browser.get(`/prescriptions/${id}`)
    assert.match(text, /Batch LOT-4711, expires 31 Jan 2028/)
    assert.match(text, /Counselling given/)
    assert.match(text, /Told: Take with food/)
    assert.match(text, /Collected by .{0,3}Thandi Sithole.{0,3} \(daughter\)/)
    const [audit] = await auditRows(testApp, 'prescription.dispensed')
    assert.doesNotMatch(JSON.stringify(audit), /LOT-4711|Thandi|food/)
  })

  it('may be left out: quantity and key alone record a supply', async () => {
    const { id } = await approved()
    const page = await browser.get('/')
    const answer = await browser.post(`/prescriptions/${id}/dispense`, {
      _csrf: csrfTokenOf(page.text),
      quantity: '21',
      idempotencyKey: newId(),
    })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/prescriptions')
    assert.deepEqual(await rowOf(id), { handover: null, medication_id: null })
  })

  const wrong: readonly [string, Record<string, string>, RegExp][] = [
    ['a batch that has expired', { batch: 'A', batchExpiresOn: '2026-03-03' }, /This batch has expired/],
    ['an expiry that is no day', { batchExpiresOn: '31/02/2027' }, /expiry of the batch/],
    [
      'another person without a name',
      { collectedBy: 'other', collectorRelation: 'son' },
      /name of who collected/,
    ],
    [
      'another person of whom nothing is known',
      { collectedBy: 'other', collectorName: 'X Y' },
      /how they are related/,
    ],
    ['a name where nobody else came', { collectedBy: 'patient', collectorName: 'X Y' }, /Another person/],
    ['a collector that cannot be', { collectedBy: 'nobody' }, /who collected it/],
    ['a reason without another product', { substitutionReason: 'Out of stock' }, /Choose the product/],
  ]
  for (const [what, fields, message] of wrong) {
    it(`is not taken with ${what}: the form comes back with what was typed`, async () => {
      const { id } = await approved()
      const answer = await dispense(id, { ...fields, counsellingNote: 'Typed note' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, message)
      assert.match(answer.text, /Typed note/)
      assert.equal(await rowOf(id), undefined)
      assert.equal(await statusOf(testApp, id), 'approved')
    })
  }

  it('names a batch whose last day comes before the supply is used up', async () => {
    const { id } = await approved({ repeats: 1 })
    await dispense(id, { batch: 'B', batchExpiresOn: '2026-03-06' })
    assert.match((await browser.get('/prescriptions')).text, /The batch expires on 6 Mar 2026/)
  })

  it('may be another product of the same generic, strength and form, with a reason, and nothing else', async () => {
    const { id, content } = await approved()
    const otherProduct = products.find((product) => product !== content.medicationId) ?? ''
    const page = await browser.get(`/prescriptions/${id}/dispense`)
    assert.match(page.text, new RegExp(`<option value="${otherProduct}">`))
    assert.doesNotMatch(page.text, /Clarithromycin|Forte|dispersible|something else/)
    const unexplained = await dispense(id, { givenMedicationId: otherProduct })
    assert.equal(unexplained.status, 422)
    assert.match(unexplained.text, /Say why another product is handed over/)
    for (const product of others) {
      const answer = await dispense(id, { givenMedicationId: product, substitutionReason: 'Out of stock' })
      assert.equal(answer.status, 422)
      assert.match(
        answer.text,
        /same medicine in the same strength and form.*ask the prescriber for a new prescription/,
      )
    }
    assert.equal(
      (await dispense(id, { givenMedicationId: otherProduct, substitutionReason: 'Out of stock' })).status,
      303,
    )
    assert.equal((await rowOf(id))?.medication_id, otherProduct)
    const [audit] = await auditRows(testApp, 'prescription.dispensed')
    assert.deepEqual(audit?.details, { dispensing: 1, remaining: 0, substituted: 'yes' })
  })

  it('is said wherever the prescription stands, where it was another product than the one prescribed', async () => {
    const { id, content } = await approved({ repeats: 2, repeatAfterDays: 1 })
    const otherProduct = products.find((product) => product !== content.medicationId) ?? ''
    const { id: beside } = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      medication: 'A10BA02',
    })
    await dispense(id, {})
    const prescriber = await visit(testApp, physician)
    const themselves = await visit(testApp, await makeUser(testApp, 'patient', { patientId }))
    const asPrescribed = await prescriber.get(`/patients/${patientId}`)
    assert.doesNotMatch(asPrescribed.text, /Handed over:/)
    const again = { givenMedicationId: otherProduct, substitutionReason: 'Out of stock', earlyReason: 'Lost' }
    assert.equal((await dispense(id, again)).status, 303)
    const handedOver = /Handed over: [^<]*Amoxicillin[^<]*; Amoxil 500 mg capsule/
    for (const page of [
      await prescriber.get(`/patients/${patientId}`),
      await prescriber.get(`/prescriptions/${id}`),
      await prescriber.get(`/patients/${patientId}/prescriptions`),
      await prescriber.get(`/prescriptions/${beside}`),
      await themselves.get('/my/record'),
      await browser.get('/prescriptions'),
    ]) {
      assert.equal(page.status, 200)
      assert.match(page.text, handedOver)
    }
    const { text: supplied } = await browser.get('/prescriptions/supplied')
    assert.match(supplied, /Handed over: Amoxil 500 mg capsule/)
    const reverse = new RegExp(`/prescriptions/${id}/dispensings/[0-9a-f-]{36}/reverse`).exec(supplied)?.[0]
    assert.match((await browser.get(reverse ?? '')).text, /Handed over: Amoxil 500 mg capsule/)
    assert.match((await themselves.get('/my/prescriptions')).text, /What you were given.{0,80}Amoxil 500 mg/s)
  })

  it('offers no day that has passed for the end of a batch', async () => {
    const { id } = await approved()
    const { text } = await browser.get(`/prescriptions/${id}/dispense`)
    assert.match(text, /<input[^>]*data-min="2026-03-04"[^>]*data-date-offers="none"[^>]*>/)
  })

  it('stands after what is to be checked, for whoever reads the page from its beginning', async () => {
    const { id } = await approved()
    const { text } = await browser.get(`/prescriptions/${id}/dispense`)
    const places = ['>Check<', 'Takes now', 'name="quantity"', 'Dispensed so far'].map((mark) =>
      text.indexOf(mark),
    )
    assert.ok(places.every((place) => place > 0))
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    )
  })

  it('leads on to what else of the same patient is due', async () => {
    const { id } = await approved()
    const { id: second } = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      medication: 'A10BA02',
    })
    assert.match(
      (await browser.get(`/prescriptions/${id}/dispense`)).text,
      /One more prescription of this patient/,
    )
    const answer = await dispense(id, {})
    assert.equal(answer.headers['location'], `/prescriptions/${second}/dispense`)
    const foreign = await dispense(second, { next: 'https://elsewhere.example' })
    assert.equal(foreign.headers['location'], '/prescriptions')
  })

  it('is told to a facility’s own code after it is recorded, whose failures change nothing', async () => {
    const told: unknown[] = []
    testApp.services.hooks.on('after_supply', async () => {
      throw new Error('the stock is on fire')
    })
    testApp.services.hooks.on('after_supply', async (supply) => {
      told.push(supply)
    })
    const { id, content } = await approved()
    const answer = await dispense(id, { batch: 'C' })
    assert.equal(answer.status, 303)
    assert.equal(await statusOf(testApp, id), 'dispensed')
    const [supply] = told
    assert.ok(typeof supply === 'object' && supply !== null)
    assert.deepEqual(
      { ...supply, dispensingId: '', at: '' },
      {
        kind: 'dispensed',
        dispensingId: '',
        prescriptionId: id,
        medicationId: content.medicationId,
        quantity: 21,
        batch: 'C',
        batchExpiresOn: null,
        at: '',
      },
    )
    const refused = await dispense((await approved()).id, { quantity: '22' })
    assert.equal(refused.status, 422)
    assert.equal(told.length, 1)
  })
})

describe('a substitution', () => {
  const cases: readonly [string, Partial<Parameters<typeof maySubstitute>[0]>, boolean][] = [
    ['the same generic, strength, form and schedule', { id: 'two' }, true],
    [
      'one written in another way',
      { id: 'two', generic: 'Amoxicillín', strength: '500mg', form: 'Capsule' },
      true,
    ],
    ['another generic of the same code', { id: 'two', generic: 'ampicillin' }, false],
    ['another strength', { id: 'two', strength: '250 mg' }, false],
    ['another form', { id: 'two', form: 'modified-release capsule' }, false],
    ['one of which the generic is not known', { id: 'two', generic: null }, false],
    ['one of which the strength is not known', { id: 'two', strength: null }, false],
    ['one of which the form is not known', { id: 'two', form: null }, false],
    ['a lower schedule', { id: 'two', schedule: 2 }, true],
    ['a higher schedule', { id: 'two', schedule: 5 }, false],
    ['a schedule that is not known', { id: 'two', schedule: null }, true],
    ['the very same product', {}, false],
    ['another substance', { id: 'two', code: 'J01CA01' }, false],
    ['another system of codes', { id: 'two', code_system: 'urn:local' }, false],
    ['one that is no longer in use', { id: 'two', active: false }, false],
  ]
  for (const [what, changes, allowed] of cases) {
    it(`by ${what} is ${allowed ? 'allowed' : 'refused'}`, () => {
      assert.equal(maySubstitute(productLike(), productLike(changes)), allowed)
    })
  }

  it('is of no product of which the generic is not known, even for one alike', () => {
    const unknown = { generic: null, strength: null, form: null }
    assert.equal(maySubstitute(productLike(unknown), productLike({ ...unknown, id: 'two' })), false)
  })

  it('never crosses to another generic, strength or form in the catalogue that an installation begins with', () => {
    const csv = readFileSync(new URL('../../config/medicines.csv', import.meta.url), 'utf8')
    const { products, refused } = readMedicinesCsv(csv)
    assert.deepEqual(refused, [])
    const rows = products.map(({ line, product: { atc, ...product } }) =>
      productLike({ ...product, id: String(line), name: productName({ ...product }), code: atc }),
    )
    let compared = 0
    for (const prescribed of rows) {
      // Itself in another hand is offered; whatever else has its code differs in what it is.
      const rewritten = {
        ...prescribed,
        id: `${prescribed.id} again`,
        generic: prescribed.generic?.toUpperCase() ?? null,
      }
      assert.ok(maySubstitute(prescribed, rewritten), prescribed.name)
      for (const given of rows) {
        if (given.id !== prescribed.id && given.code === prescribed.code) {
          compared += 1
          assert.ok(!maySubstitute(prescribed, given), `${prescribed.name}: ${given.name}`)
        }
      }
    }
    assert.ok(compared > 1_000, `${compared} pairs of one code`)
  })
})
