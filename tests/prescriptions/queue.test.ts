import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../models/patients/allergy.ts'
import { newId } from '../../models/new-id.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import {
  assignCare,
  keyOf,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { submitOnPage } from './forms.ts'

const linesOn = (html: string) =>
  [...html.matchAll(/href="\/prescriptions\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)

const countOf = (html: string, label: string) =>
  new RegExp(`${label} <span class="mg-filter-chips__count">(\\d+)</span>`).exec(html)?.[1]

const nextOn = (html: string) => /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

const day = 86_400_000

describe('the pharmacy’s queue', () => {
  let testApp: TestApp
  let physician: TestUser
  let pharmacy: Visitor
  let sithole: { id: string; recordNumber: string }
  let modise: { id: string; recordNumber: string }
  const ids: Record<string, string> = {}
  const idsOf = (...names: readonly string[]) => names.map((name) => ids[name] ?? '').toSorted()

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    sithole = await makePatient(testApp, {
      familyName: 'Sithole',
      givenName: 'Nomvula',
      birthDate: '1980-01-01',
    })
    modise = await makePatient(testApp, { familyName: 'Modise', givenName: 'Kagiso' })
    const other = await makePatient(testApp, { familyName: 'Without', givenName: 'Prescription' })
    for (const { id } of [sithole, modise, other]) {
      await assignCare(testApp, id, physician.id)
    }
    const now = testApp.clock.now().getTime()
    const add = async (
      name: string,
      patientId: string,
      changes: Partial<Parameters<typeof makePrescription>[1]> = {},
    ) => {
      const { id } = await makePrescription(testApp, {
        patientId,
        prescriberId: physician.id,
        status: 'approved',
        at: new Date(now - 10 * day),
        ...changes,
      })
      ids[name] = id
    }
    await add('repeat', sithole.id, {
      medication: 'C09AA02',
      repeats: 3,
      repeatAfterDays: 28,
      quantity: 28,
      dose: '1 tablet',
      frequency: 'once a day',
    })
    await add('ending', sithole.id, { expiresOn: '2026-03-06' })
    await add('new', modise.id, { at: new Date(now), medication: 'N02BE01' })
    await add('answered', modise.id, {
      at: new Date(now - 2 * day),
      overrideReason: 'Tolerated last year',
      overrideOf: `${newId()}:critical`,
    })
    await add('draft', modise.id, { status: 'draft' })
    await add('over', other.id, { expiresOn: '2026-03-03' })
    const key = await keyOf(testApp, sithole.id)
    const allergy = newId()
    await Allergy.create({
      id: allergy,
      patientId: sithole.id,
      substance: Sealed.seal('Latex', key, { table: 'allergies', column: 'substance', row: allergy }),
      criticality: 'high',
      status: 'active',
      recordedAt: testApp.clock.now(),
      createdAt: testApp.clock.now(),
    })
    assert.equal(
      (await submitOnPage(pharmacy, ids['repeat'] ?? '', 'dispense', { quantity: '28' })).status,
      303,
    )
  })
  after(() => testApp.close())

  const found = async (q: string) =>
    linesOn((await pharmacy.get(`/prescriptions?q=${encodeURIComponent(q)}`)).text).toSorted()

  it('names each patient once, with their allergies, above everything that is open for them', async () => {
    const { text } = await pharmacy.get('/prescriptions')
    assert.equal(text.match(/Sithole, Nomvula<\/bdi>/g)?.length, 1)
    assert.match(text, /mg-allergy-chip--critical">Latex<span class="mg-allergy-chip__risk"> high risk/)
    assert.match(text, /Allergies: not asked/)
    assert.match(text, /3 of 4/)
    assert.doesNotMatch(text, /Without/)
    assert.deepEqual(linesOn(text).toSorted(), idsOf('ending', 'repeat', 'answered', 'new'))
    assert.equal(new Set(linesOn(text)).size, 4)
  })

  it('greys what is too early, with the day from which it is due', async () => {
    const { text } = await pharmacy.get('/prescriptions')
    assert.match(text, /<tr class="mg-queue__early">.{0,400}Enalapril.{0,900}Next supply from 1 Apr 2026/s)
    assert.match(text, /ends soon/)
  })

  it('counts what is due, ending, new today and against a conflict, and narrows to each', async () => {
    const { text } = await pharmacy.get('/prescriptions')
    assert.deepEqual(
      ['All', 'Due now', 'Ending in 3 days', 'New today', 'Prescribed with a reason'].map((label) =>
        countOf(text, label),
      ),
      ['4', '3', '1', '1', '1'],
    )
    const narrowed = async (status: string) =>
      linesOn((await pharmacy.get(`/prescriptions?status=${status}`)).text).toSorted()
    assert.deepEqual(await narrowed('due'), idsOf('ending', 'new', 'answered'))
    assert.deepEqual(await narrowed('ending'), idsOf('ending'))
    assert.deepEqual(await narrowed('new'), idsOf('new'))
    assert.deepEqual(await narrowed('conflicts'), idsOf('answered'))
    const { text: ending } = await pharmacy.get('/prescriptions?status=ending')
    assert.match(ending, /1 of 2 open shown/)
  })

  it('marks what was prescribed against a conflict, so that the reason is read', async () => {
    const { text } = await pharmacy.get('/prescriptions?status=conflicts')
    assert.match(text, /Conflict: read the reason/)
    assert.match(text, /read the prescriber’s reason first/)
  })

  it('finds by name, record number, date of birth and medicine, and nobody who has nothing open', async () => {
    const ofSithole = idsOf('ending', 'repeat')
    assert.deepEqual(await found('sith'), ofSithole)
    assert.deepEqual(await found('Nomvula Sithole'), ofSithole)
    assert.deepEqual(await found(sithole.recordNumber), ofSithole)
    assert.deepEqual(await found('1980-01-01'), ofSithole)
    assert.deepEqual(await found('paracet'), idsOf('new'))
    assert.deepEqual(await found('100%'), [])
    assert.deepEqual(await found('_'), [])
    for (const nobody of ['Without', 'Zzz', "' OR 1=1 --"]) {
      const { text } = await pharmacy.get(`/prescriptions?q=${encodeURIComponent(nobody)}`)
      assert.deepEqual(linesOn(text), [])
      assert.match(text, /Nothing found in the queue/)
    }
  })

  it('says in its one audit row whom it named, and that it was searched, but not for what', async () => {
    await pharmacy.get('/prescriptions?q=sithole')
    const [row] = await auditRows(testApp, 'prescription.listed')
    assert.deepEqual(row?.patient_ids, [sithole.id])
    assert.deepEqual(row?.details, { list: 'queue', shown: 2, compared: 2, searched: 'yes' })
    assert.doesNotMatch(JSON.stringify(row), /sithole/i)
  })

  it('refuses a search that comes twice or is too long, and lists nobody then', async () => {
    for (const query of ['q=a&q=b', `q=${'x'.repeat(201)}`]) {
      const page = await pharmacy.get(`/prescriptions?${query}`)
      assert.deepEqual(linesOn(page.text), [])
      assert.match(page.text, /Type here what you look for, once|Shorten what you look for/)
    }
  })

  it('shows a patient of 130 prescriptions on two pages, and says on both that they belong together', async () => {
    const many = await makePatient(testApp, { familyName: 'Manyfold' })
    for (let count = 0; count < 130; count += 1) {
      await makePrescription(testApp, { patientId: many.id, prescriberId: physician.id, status: 'approved' })
    }
    const first = await pharmacy.get('/prescriptions?q=manyfold')
    assert.equal(linesOn(first.text).length, 100)
    assert.match(first.text, /More of this patient on the next page/)
    const second = await pharmacy.get(nextOn(first.text) ?? '')
    assert.equal(linesOn(second.text).length, 30)
    assert.match(second.text, /Goes on from the page before/)
    assert.equal(new Set([...linesOn(first.text), ...linesOn(second.text)]).size, 130)
  })

  it('keeps its other patients where one record cannot be read, and reports that one', async () => {
    const broken = await makePatient(testApp, { familyName: 'Unreadable' })
    for (const patientId of [broken.id, modise.id]) {
      await makePrescription(testApp, {
        patientId,
        prescriberId: physician.id,
        status: 'approved',
        medication: 'A10BA02',
      })
    }
    await testApp.sql(`UPDATE patients SET family_name = '\\x0102' WHERE id = $1`, [broken.id])
    const { text, status } = await pharmacy.get('/prescriptions?q=metformin')
    assert.equal(status, 200)
    assert.equal(linesOn(text).length, 2)
    assert.match(text, /Modise/)
    assert.match(text, /cannot be read/i)
    assert.ok(text.includes(broken.recordNumber))
  })
})
