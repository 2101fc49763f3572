import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../models/patients/allergy.ts'
import { Condition } from '../../models/patients/condition.ts'
import { Encounter } from '../../models/patients/encounter.ts'
import { newId } from '../../models/new-id.ts'
import { Prescription } from '../../models/prescriptions/prescription.ts'
import { fieldSealer } from '../../server/patients/sealed-fields.ts'
import {
  assignCare,
  keyOf,
  makeMedication,
  makePatient,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { countStatements } from '../support/count-statements.ts'
import { visit } from '../support/request.ts'

type Visitor = Awaited<ReturnType<typeof visit>>

const conditions = 300
const allergies = 300
const medicines = 200
const encounters = 1_000
const supporters = 300

const dayMs = 86_400_000

/** What a page shows of things named “Word 17.”: their numbers. */
const numbersOf = (text: string, word: string): Set<number> =>
  new Set([...text.matchAll(new RegExp(`${word} (\\d+)\\.`, 'g'))].map(([, number]) => Number(number)))

const everyOne = (count: number) => new Set(Array.from({ length: count }, (_, index) => index + 1))

/** Rows with their ids, numbered from 1, each a day after the one before. */
const rows = <Row>(count: number, row: (id: string, number: number, at: Date) => Row): Row[] =>
  Array.from({ length: count }, (_, index) =>
    row(newId(), index + 1, new Date(Date.UTC(2020, 0, 1, 8) + index * dayMs)),
  )

describe('of a patient with 300 active conditions, 300 allergies, 200 current medicines and 1,000 encounters', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let patientId: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Much' })).id
    chart = `/patients/${patientId}`
    await assignCare(testApp, patientId, physician.id)
    const key = await keyOf(testApp, patientId)
    await Condition.bulkCreate(
      rows(conditions, (id, number, at) => ({
        id,
        patientId,
        description: fieldSealer(key, 'conditions', id).required('description', `Condition ${number}.`),
        status: 'active' as const,
        recordedAt: at,
        createdAt: at,
      })),
    )
    await Allergy.bulkCreate(
      rows(allergies, (id, number, at) => ({
        id,
        patientId,
        substance: fieldSealer(key, 'allergies', id).required('substance', `Allergy ${number}.`),
        criticality: number === 1 ? ('high' as const) : ('low' as const),
        status: 'active' as const,
        recordedAt: at,
        createdAt: at,
      })),
    )
    const medication = await makeMedication(testApp)
    await Prescription.bulkCreate(
      rows(medicines, (id, number, at) => ({
        id,
        patientId,
        medicationId: medication.id,
        medicationWords: fieldSealer(key, 'prescriptions', id).required(
          'medication_words',
          `Medicine ${number}.`,
        ),
        status: 'imported' as const,
        dose: '1 tablet',
        route: 'oral',
        frequency: 'once a day',
        instructions: fieldSealer(key, 'prescriptions', id).required('instructions', `Taken ${number}.`),
        createdAt: at,
        updatedAt: at,
      })),
    )
    await Encounter.bulkCreate(
      rows(encounters, (id, number, at) => ({
        id,
        patientId,
        authorId: physician.id,
        kind: 'ambulatory' as const,
        occurredAt: at,
        reason: fieldSealer(key, 'encounters', id).required('reason', `Visit ${number}.`),
        createdAt: at,
      })),
    )
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  /** Reads a list to its end by the links that stand on it. */
  async function readAll(
    reader: Visitor,
    path: string,
    word: string,
  ): Promise<{ seen: Set<number>; pages: number }> {
    const seen = new Set<number>()
    let pages = 0
    for (let next: string | undefined = path; next !== undefined; pages += 1) {
      const { status, text } = await reader.get(next)
      assert.equal(status, 200, next)
      numbersOf(text, word).forEach((number) => seen.add(number))
      next = /<a class="mg-pagination__link mg-pagination__link--next" href="([^"]+)"/
        .exec(text)?.[1]
        ?.replaceAll('&amp;', '&')
    }
    return { seen, pages }
  }

  it('every allergy, medicine and condition of now stands on the chart, the dangerous ones in the banner', async () => {
    const { text } = await browser.get(chart)
    assert.deepEqual(numbersOf(text, 'Condition'), everyOne(conditions))
    assert.deepEqual(numbersOf(text, 'Allergy'), everyOne(allergies))
    assert.deepEqual(numbersOf(text, 'Medicine'), everyOne(medicines))
  })

  it('the chart says of how many encounters it shows the newest, and leads to all of them', async () => {
    const { text } = await browser.get(chart)
    assert.deepEqual(numbersOf(text, 'Visit'), new Set([1_000, 999, 998, 997, 996]))
    assert.match(text, /newest 5 of 1000 are shown/)
    assert.match(text, new RegExp(`href="${chart}/encounters"[^>]*>All 1000 encounters`))
    const all = await readAll(browser, `${chart}/encounters`, 'Visit')
    assert.deepEqual(all.seen, everyOne(encounters))
    assert.ok(all.pages > 1)
  })

  it('the pages of allergies and conditions, and the form of a prescription, have every one of them', async () => {
    assert.deepEqual(
      numbersOf((await browser.get(`${chart}/allergies`)).text, 'Allergy'),
      everyOne(allergies),
    )
    assert.deepEqual(
      numbersOf((await browser.get(`${chart}/conditions?show=current`)).text, 'Condition'),
      everyOne(conditions),
    )
    assert.deepEqual(
      numbersOf((await browser.get(`${chart}/prescriptions/new`)).text, 'Allergy'),
      everyOne(allergies),
    )
  })

  it('active conditions are never divided into pages, however many there are', async () => {
    const many = 620
    const { id: other } = await makePatient(testApp, { familyName: 'Manifold' })
    await assignCare(testApp, other, physician.id)
    const key = await keyOf(testApp, other)
    await Condition.bulkCreate(
      rows(many, (id, number, at) => ({
        id,
        patientId: other,
        description: fieldSealer(key, 'conditions', id).required('description', `Condition ${number}.`),
        status: 'active' as const,
        recordedAt: at,
        createdAt: at,
      })),
    )
    for (const path of ['', '/conditions?show=current']) {
      const { text } = await browser.get(`/patients/${other}${path}`)
      assert.deepEqual(numbersOf(text, 'Condition'), everyOne(many), path)
    }
    assert.deepEqual(
      (await readAll(browser, `/patients/${other}/conditions`, 'Condition')).seen,
      everyOne(many),
    )
  })

  it('the patient finds the same in the own record, and all of it in the full copy', async () => {
    const patient = await visit(testApp, await makeUser(testApp, 'patient', { patientId }))
    const own = (await patient.get('/my/record')).text
    assert.deepEqual(numbersOf(own, 'Condition'), everyOne(conditions))
    assert.deepEqual(numbersOf(own, 'Allergy'), everyOne(allergies))
    assert.deepEqual(numbersOf(own, 'Medicine'), everyOne(medicines))
    assert.match(own, /All 1000 visits/)
    assert.deepEqual((await readAll(patient, '/my/record/encounters', 'Visit')).seen, everyOne(encounters))
    assert.deepEqual((await readAll(patient, '/my/prescriptions', 'Medicine')).seen, everyOne(medicines))
    const copy = (await patient.get('/my/record/copy')).text
    assert.deepEqual(numbersOf(copy, 'Condition'), everyOne(conditions))
    assert.deepEqual(numbersOf(copy, 'Allergy'), everyOne(allergies))
    assert.deepEqual(numbersOf(copy, 'Medicine'), everyOne(medicines))
    assert.deepEqual(numbersOf(copy, 'Visit'), everyOne(encounters))
  })

  it('everybody who cares for the patient stands on the care team, and those before on pages of their own', async () => {
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    await testApp.sql(
      `INSERT INTO users (id, username, display_name, role_id, password_hash, password_changed_at, credentials_changed_at,
          active, created_at, updated_at)
        SELECT gen_random_uuid(), 'supporter-' || n, 'Supporter ' || n || '.', u.role_id, u.password_hash, u.created_at,
          u.created_at, true, u.created_at, u.created_at
        FROM users u, generate_series(1, $2) n WHERE u.id = $1`,
      [physician.id, supporters],
    )
    const assign = `INSERT INTO care_team_assignments (id, patient_id, user_id, relationship, starts_at, ends_at, created_at)
      SELECT gen_random_uuid(), $1, u.id, 'covering', $2::timestamptz + (row_number() OVER ()) * interval '1 minute', $3, $2
      FROM users u WHERE u.username LIKE 'supporter-%'`
    const at = testApp.clock.now()
    const daysAgo = (days: number) => new Date(at.getTime() - days * dayMs)
    await testApp.sql(assign, [patientId, daysAgo(40), null])
    const { text } = await clerk.get(`${chart}/care-team`)
    assert.deepEqual(numbersOf(text, 'Supporter'), everyOne(supporters))
    await testApp.sql(
      `UPDATE care_team_assignments SET ends_at = $2 WHERE patient_id = $1 AND user_id <> $3`,
      [patientId, daysAgo(1), physician.id],
    )
    const past = await readAll(clerk, `${chart}/care-team`, 'Supporter')
    assert.deepEqual(past.seen, everyOne(supporters))
    assert.ok(past.pages > 1)
  })

  it('no page asks the database more often than it does for a patient of whom little is known', async () => {
    const little = (await makePatient(testApp, { familyName: 'Little' })).id
    await assignCare(testApp, little, physician.id)
    for (const page of [
      '',
      '/conditions',
      '/allergies',
      '/encounters',
      '/prescriptions',
      '/prescriptions/new',
    ]) {
      // Once each, so that keys and roles are known already.
      await browser.get(`/patients/${little}${page}`)
      await browser.get(`${chart}${page}`)
      const asked = async (id: string) => countStatements(() => browser.get(`/patients/${id}${page}`))
      const few = await asked(little)
      assert.ok(few > 0)
      assert.ok((await asked(patientId)) <= few + 2, page)
    }
  })
})
