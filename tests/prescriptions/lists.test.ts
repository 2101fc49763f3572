import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

const idsOn = (html: string) =>
  [...html.matchAll(/href="\/prescriptions\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
const nextOn = (html: string) => /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

/** Every page of a list, following its links to the next. */
async function allPages(browser: Visitor, address: string): Promise<string[][]> {
  const pages: string[][] = []
  for (let next: string | undefined = address; next !== undefined;) {
    const page = await browser.get(next)
    assert.equal(page.status, 200)
    pages.push(idsOn(page.text).filter((id) => id !== undefined))
    next = nextOn(page.text)
  }
  return pages
}

describe('lists of prescriptions', () => {
  let testApp: TestApp
  let physician: TestUser
  let colleague: TestUser
  let nurse: TestUser
  let mine: string
  let theirs: string
  const made: { id: string; patientId: string; prescriberId: string; status: string; expired: boolean }[] = []

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    colleague = await makeUser(testApp, 'physician')
    nurse = await makeUser(testApp, 'nurse')
    mine = (await makePatient(testApp, { familyName: 'Sithole' })).id
    theirs = (await makePatient(testApp, { familyName: 'Modise' })).id
    await assignCare(testApp, mine, physician.id)
    await assignCare(testApp, mine, nurse.id)
    await assignCare(testApp, theirs, colleague.id)
    const start = testApp.clock.now().getTime()
    const add = async (
      who: { patientId: string; prescriberId: string },
      status: 'draft' | 'approved' | 'dispensed' | 'cancelled',
      minutes: number,
      expired = false,
    ) => {
      const at = new Date(start - 86_400_000 + minutes * 60_000)
      const { id } = await makePrescription(testApp, {
        ...who,
        status,
        at,
        ...(expired ? { expiresOn: '2026-03-03' } : {}),
      })
      made.push({ id, ...who, status, expired })
    }
    const own = { patientId: mine, prescriberId: physician.id }
    for (let index = 0; index < 60; index += 1) {
      // Several in the same minute: the order among them goes by their ids.
      await add(own, index % 3 === 0 ? 'draft' : 'approved', Math.floor(index / 4))
    }
    await add(own, 'dispensed', 100)
    await add(own, 'cancelled', 101)
    await add(own, 'approved', 102, true)
    await add(own, 'draft', 103, true)
    await add({ patientId: theirs, prescriberId: colleague.id }, 'approved', 104)
    await add({ patientId: mine, prescriberId: colleague.id }, 'approved', 105)
    // Written before this physician left that care team.
    await add({ patientId: theirs, prescriberId: physician.id }, 'approved', 106)
  })
  after(() => testApp.close())

  const idsOf = (wanted: (entry: (typeof made)[number]) => boolean) =>
    made.filter(wanted).map((entry) => entry.id)

  it('give a pharmacist every open prescription once, patient by patient, and cut no patient in two', async () => {
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const pages = await allPages(pharmacy, '/prescriptions')
    const open = made.filter(({ status, expired }) => status === 'approved' && !expired)
    assert.deepEqual(
      pages,
      [mine, theirs].map((id) => open.filter(({ patientId }) => patientId === id).map((entry) => entry.id)),
    )
    assert.deepEqual(
      pages.map((page) => page.length),
      [41, 2],
    )
  })

  it('show a pharmacist nothing else, whatever state is asked for', async () => {
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const open = idsOf(
      ({ status, expired, patientId }) => status === 'approved' && !expired && patientId === mine,
    )
    for (const status of ['draft', 'dispensed', 'cancelled', 'expired', 'all', "' OR 1=1 --"]) {
      const page = await pharmacy.get(`/prescriptions?status=${encodeURIComponent(status)}`)
      assert.deepEqual(idsOn(page.text), open)
    }
    const page = await pharmacy.get('/prescriptions?status=draft&status=approved&cursor[a]=b')
    assert.deepEqual(idsOn(page.text), open)
  })

  it('answer 400 in words where the cursor is no place in the list, and begin at the start where it is nothing', async () => {
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const first = idsOn((await pharmacy.get('/prescriptions')).text)
    for (const cursor of ['a'.repeat(5_000), '\u0000', '']) {
      const page = await pharmacy.get(`/prescriptions?cursor=${encodeURIComponent(cursor)}`)
      assert.equal(page.status, 200, cursor)
      assert.deepEqual(idsOn(page.text), first, cursor)
    }
    for (const cursor of [
      'x',
      `0000-01-01T00:00:00Z_${made[0]?.id}`,
      `2026-02-31T10:00:00Z_${made[0]?.id}`,
      `9999-99-99T00:00:00Z_${made[0]?.id}`,
      `2026-03-04T08:00:00Z_'; DROP TABLE prescriptions; --`,
      `infinity_${made[0]?.id}`,
    ]) {
      const page = await pharmacy.get(`/prescriptions?cursor=${encodeURIComponent(cursor)}`)
      assert.equal(page.status, 400, cursor)
      assert.match(page.text, /open the list from its beginning/)
    }
  })

  it('lose and repeat nothing between pages when moments are finer than a millisecond', async () => {
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const signed = await testApp.sql<{ id: string; signed_at: Date }>(
      `SELECT id, signed_at FROM prescriptions WHERE status = 'approved'`,
    )
    await testApp.sql(
      `UPDATE prescriptions p SET signed_at = date_trunc('day', signed_at) + n * interval '1 microsecond'
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM prescriptions WHERE status = 'approved') x
       WHERE x.id = p.id`,
    )
    const pages = await allPages(pharmacy, '/prescriptions')
    for (const { id, signed_at: signedAt } of signed) {
      await testApp.sql('UPDATE prescriptions SET signed_at = $2 WHERE id = $1', [id, signedAt])
    }
    const open = idsOf(({ status, expired }) => status === 'approved' && !expired)
    assert.deepEqual(pages.flat().toSorted(), open.toSorted())
  })

  it('name every patient they show in their audit row, and nobody else', async () => {
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    await pharmacy.get('/prescriptions')
    const [first] = await auditRows(testApp, 'prescription.listed')
    assert.deepEqual(first?.patient_ids, [mine])
    assert.deepEqual(first?.details, { list: 'queue', shown: 41 })
    const next = nextOn((await pharmacy.get('/prescriptions')).text)
    await pharmacy.get(next ?? '')
    const [second] = await auditRows(testApp, 'prescription.listed')
    assert.deepEqual(second?.patient_ids, [theirs])
  })

  it('give a physician what they wrote for patients in their care, the newest first', async () => {
    const clinic = await visit(testApp, physician)
    const pages = await allPages(clinic, '/prescriptions')
    const own = idsOf(({ patientId, prescriberId }) => patientId === mine && prescriberId === physician.id)
    assert.deepEqual(pages.flat(), own.toReversed())
    assert.ok(pages.length > 2)
    const page = await clinic.get('/prescriptions')
    assert.doesNotMatch(page.text, /Modise/)
  })

  const filters: readonly [string, (entry: (typeof made)[number]) => boolean][] = [
    ['draft', ({ status, expired }) => status === 'draft' && !expired],
    ['approved', ({ status, expired }) => status === 'approved' && !expired],
    ['dispensed', ({ status }) => status === 'dispensed'],
    ['cancelled', ({ status }) => status === 'cancelled'],
    ['expired', ({ expired }) => expired],
  ]
  for (const [status, wanted] of filters) {
    it(`are narrowed to what is ${status}, on every page`, async () => {
      const clinic = await visit(testApp, physician)
      const pages = await allPages(clinic, `/prescriptions?status=${status}`)
      const own = made.filter(
        ({ patientId, prescriberId }) => patientId === mine && prescriberId === physician.id,
      )
      assert.deepEqual(
        pages.flat(),
        own
          .filter(wanted)
          .map(({ id }) => id)
          .toReversed(),
      )
    })
  }

  it('give a nurse what anybody wrote for patients in her care, and nobody else’s', async () => {
    const ward = await visit(testApp, nurse)
    const pages = await allPages(ward, '/prescriptions')
    assert.deepEqual(pages.flat(), idsOf(({ patientId }) => patientId === mine).toReversed())
    const page = await ward.get('/prescriptions')
    assert.match(page.text, /Sithole/)
    assert.doesNotMatch(page.text, /Modise/)
  })

  it('are empty once the assignment has ended, at that moment', async () => {
    const person = await makeUser(testApp, 'nurse')
    const endsAt = new Date(testApp.clock.now().getTime() + 10 * 60_000)
    await assignCare(testApp, mine, person.id, { endsAt })
    const ward = await visit(testApp, person)
    assert.ok(idsOn((await ward.get('/prescriptions')).text).length > 0)
    testApp.clock.set(endsAt.toISOString())
    const page = await ward.get('/prescriptions')
    assert.deepEqual(idsOn(page.text), [])
    assert.match(page.text, /No prescriptions yet/)
    const [row] = await auditRows(testApp, 'prescription.listed')
    assert.equal(row?.patient_ids, null)
  })

  for (const role of ['admin_staff', 'system_admin', 'security_officer', 'audit_reviewer', 'patient']) {
    it(`are closed to the role ${role}`, async () => {
      const browser = await visit(testApp, await makeUser(testApp, role))
      const page = await browser.get('/prescriptions')
      assert.equal(page.status, 403)
      assert.doesNotMatch(page.text, /Sithole|Modise/)
    })
  }

  it('show all of one patient’s prescriptions to their clinicians, page by page', async () => {
    const clinic = await visit(testApp, physician)
    const pages = await allPages(clinic, `/patients/${mine}/prescriptions`)
    assert.deepEqual(pages.flat(), idsOf(({ patientId }) => patientId === mine).toReversed())
    assert.equal((await clinic.get(`/patients/${theirs}/prescriptions`)).status, 403)
  })
})

describe('a patient’s own prescriptions', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let own: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    patientId = (await makePatient(testApp, { familyName: 'Sithole' })).id
    own = await visit(testApp, await makeUser(testApp, 'patient', { patientId }))
  })
  after(() => testApp.close())

  it('say in plain words what to take, how, and how often it can still be collected', async () => {
    await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      repeats: 2,
      instructions: 'Finish the course',
    })
    const page = await own.get('/my/prescriptions')
    assert.equal(page.status, 200)
    assert.match(page.text, /Amoxicillin 500 mg capsule/)
    assert.match(page.text, /1 capsule by mouth, three times a day/)
    assert.match(page.text, /Your pharmacy can give it to you 3 times, until 4 Apr 2026/)
    assert.match(page.text, /Finish the course/)
    assert.match(page.text, /Dr Naledi Khumalo/)
    const [row] = await auditRows(testApp, 'own-prescriptions.viewed')
    assert.equal(row?.patient_id, patientId)
    assert.equal(row?.rule, 'own-record')
  })

  it('leave out drafts, and everybody else’s', async () => {
    await makePrescription(testApp, { patientId, prescriberId: physician.id, medication: 'N02AA01' })
    const other = await makePatient(testApp)
    await makePrescription(testApp, {
      patientId: other.id,
      prescriberId: physician.id,
      status: 'approved',
      medication: 'B01AA03',
    })
    const page = await own.get('/my/prescriptions')
    assert.doesNotMatch(page.text, /Morphine|Warfarin/)
  })

  it('warn before taking something that was altered after it was signed', async () => {
    const { id } = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      medication: 'A10BA02',
    })
    await testApp.sql(`UPDATE prescriptions SET dose = '10 tablets' WHERE id = $1`, [id])
    const page = await own.get('/my/prescriptions')
    assert.match(page.text, /Ask your clinic before you take it/)
    assert.doesNotMatch(page.text, /10 tablets/)
  })

  it('do not lead to the clinic’s page of a prescription', async () => {
    const { id } = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
    })
    assert.ok(!(await own.get('/my/prescriptions')).text.includes(id))
    assert.equal((await own.get(`/prescriptions/${id}`)).status, 403)
  })

  it('are closed to everybody who has no record of their own', async () => {
    for (const role of ['physician', 'nurse', 'pharmacist', 'admin_staff', 'system_admin']) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      const page = await browser.get('/my/prescriptions')
      assert.ok([403, 404].includes(page.status), role)
    }
    const without = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.equal((await without.get('/my/prescriptions')).status, 404)
  })
})
