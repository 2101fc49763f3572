import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import pg from 'pg'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

/** The names of the statements that are run in the meantime; the text of those without one. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const watched = mock.method(pg.Client.prototype, 'query')
  try {
    await work()
    return watched.mock.calls.map(({ arguments: [first] }: { arguments: unknown[] }) =>
      typeof first === 'object' && first !== null
        ? String(Reflect.get(first, 'name') ?? Reflect.get(first, 'text'))
        : String(first),
    )
  } finally {
    watched.mock.restore()
  }
}

describe('what a request asks the database', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let patient: { id: string; recordNumber: string }

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patient = await makePatient(testApp, { familyName: 'Theirown' })
    await assignCare(testApp, patient.id, physician.id)
    browser = await visit(testApp, physician)
    await browser.get(`/patients/${patient.id}`)
  })
  after(() => testApp.close())

  it('is one round trip for all the facts of a decision on a chart, and then one for its audit row beside its sealed rows', async () => {
    const asked = await statementsOf(async () => {
      assert.equal((await browser.get(`/patients/${patient.id}`)).status, 200)
    })
    assert.equal(asked[0], 'request-facts')
    assert.deepEqual(asked.slice(1).toSorted(), ['chart-rows', 'insert-audit-row'])
  })

  it('is the same one round trip where it refuses', async () => {
    const strange = await makePatient(testApp)
    const asked = await statementsOf(async () => {
      assert.equal((await browser.get(`/patients/${strange.id}`)).status, 403)
    })
    assert.deepEqual(
      asked.filter((name) => !/audit/.test(name)),
      ['request-facts'],
    )
  })
})

/** A page without what is new with every request. */
const steady = (html: string) =>
  html.replaceAll(/nonce="[^"]*"|value="[^"]*"|data-[a-z-]+="[^"]*"|[0-9a-f-]{36}/g, '')

describe('what is not one’s own', () => {
  let testApp: TestApp
  let physician: TestUser
  let pharmacist: TestUser

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    pharmacist = await makeUser(testApp, 'pharmacist')
  })
  after(() => testApp.close())

  it('changes no list, search, count or start page by being there', async () => {
    const mine = await makePatient(testApp, { familyName: 'Mineown' })
    await assignCare(testApp, mine.id, physician.id)
    await makePrescription(testApp, { patientId: mine.id, prescriberId: physician.id, status: 'approved' })
    const nurse = await makeUser(testApp, 'nurse')
    const visitors = [await visit(testApp, physician), await visit(testApp, nurse)]
    const pages = ['/', '/patients', '/patients?q=Hiddenname', '/patients?q=0821234567', '/prescriptions']
    const seen = async () => {
      const answers: string[] = []
      for (const visitor of visitors) {
        for (const page of pages) {
          answers.push(steady((await visitor.get(page)).text))
        }
      }
      return answers
    }
    const earlier = await seen()
    const hidden = await makePatient(testApp, { familyName: 'Hiddenname', phone: '0821234567' })
    const other = await makeUser(testApp, 'physician')
    await assignCare(testApp, hidden.id, other.id)
    await makePrescription(testApp, { patientId: hidden.id, prescriberId: other.id, status: 'draft' })
    assert.deepEqual(await seen(), earlier)
  })

  it('is the same 404 as what does not exist, for those who may not break the glass', async () => {
    const hidden = await makePatient(testApp)
    const { id } = await makePrescription(testApp, { patientId: hidden.id, prescriberId: physician.id })
    const browser = await visit(testApp, pharmacist)
    const nothing = '0198a000-0000-7000-8000-000000000000'
    for (const path of [
      (one: string) => `/prescriptions/${one}`,
      (one: string) => `/patients/${one}`,
      (one: string) => `/patients/${one}/encounters`,
    ]) {
      const there = await browser.get(path(path(id).startsWith('/prescriptions') ? id : hidden.id))
      const nowhere = await browser.get(path(nothing))
      assert.equal(there.status, nowhere.status)
      assert.equal(steady(there.text), steady(nowhere.text))
    }
  })

  it('leaves the pharmacist at the very moment at which the prescription ends, in lists and by address', async () => {
    const patient = await makePatient(testApp, { familyName: 'Vanishing' })
    const { id } = await makePrescription(testApp, {
      patientId: patient.id,
      prescriberId: physician.id,
      status: 'approved',
      expiresOn: '2026-03-04',
    })
    await testApp.sql(`UPDATE roles SET access_windows = '[]' WHERE name = 'pharmacist'`)
    testApp.clock.set('2026-03-04T21:40:00Z')
    const browser = await visit(testApp, pharmacist)
    testApp.clock.set('2026-03-04T21:59:59Z')
    assert.match((await browser.get('/prescriptions')).text, /Vanishing/)
    assert.equal((await browser.get(`/prescriptions/${id}`)).status, 200)
    testApp.clock.set('2026-03-04T22:00:00Z')
    for (const page of ['/', '/prescriptions']) {
      assert.doesNotMatch((await browser.get(page)).text, /Vanishing/, page)
    }
    assert.equal((await browser.get(`/prescriptions/${id}`)).status, 404)
  })
})
