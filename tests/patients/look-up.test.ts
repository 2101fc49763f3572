import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { limits } from '../../config/security.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { Visitor, visit } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const address = '/api/v1/patient-look-up'

type Found = {
  readonly options: { label: string; detail: string; href?: string }[]
  more: boolean
  recent: boolean
}

describe('looking patients up while one types', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  const ids: Record<string, string> = {}

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    for (const [familyName, birthDate, nationalId] of [
      ['Zwane', '1984-02-03', '8001015009087'],
      ['Zwakala', '1990-11-30', undefined],
      ['Zweli', '1950-05-05', undefined],
    ] as const) {
      const patient = { familyName, givenName: 'Thandi', birthDate, sex: 'female' as const }
      ids[familyName] = (
        await makePatient(testApp, nationalId === undefined ? patient : { ...patient, nationalId })
      ).id
    }
    await assignCare(testApp, ids['Zwane'] ?? '', physician.id)
    await assignCare(testApp, ids['Zwakala'] ?? '', physician.id)
  })
  beforeEach(async () => {
    testApp.clock.advance({ seconds: 120 })
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const ask = async (q: string, by = browser) => by.send(address, { q }, { 'X-CSRFToken': await by.token() })
  const found = async (q: string, by = browser): Promise<Found> => {
    const answer = await ask(q, by)
    assert.equal(answer.status, 200, answer.text)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the script reads it
    return answer.body as Found
  }
  const rows = () =>
    testApp.sql<{ patient_ids: string[] | null; outcome: string; details: Record<string, unknown> }>(
      `SELECT patient_ids, outcome, details FROM audit_events WHERE event = 'patient.searched' AND actor_id = $1
        AND occurred_at >= $2 ORDER BY occurred_at, id`,
      [physician.id, new Date(testApp.clock.now().getTime() - 60_000)],
    )

  it('finds by name whom one may open, with what tells them apart, and nobody else', async () => {
    const { options, more } = await found('zw')
    assert.deepEqual(
      options.map(({ label }) => label.replaceAll(/[\u2066-\u2069]/g, '')),
      ['Zwane, Thandi', 'Zwakala, Thandi'],
    )
    assert.match(options[0]?.detail ?? '', /^3 Feb 1984 \(\d+ years\) · Female · /)
    assert.equal(options[0]?.href, `/patients/${ids['Zwane']}`)
    assert.equal(more, false)
    const [row, ...others] = await rows()
    assert.deepEqual(new Set(row?.patient_ids), new Set([ids['Zwane'], ids['Zwakala']]))
    assert.deepEqual(row?.details, { shown: 2, searched: true })
    assert.deepEqual(others, [])
  })

  it('finds by national id exactly', async () => {
    assert.equal((await found('8001015009087')).options.length, 1)
    assert.equal((await found('8001015009')).options.length, 0)
  })

  it('has one row for the same answer within a minute, and another for any other, or later', async () => {
    await found('zw')
    await found('zwa')
    assert.equal((await rows()).length, 1)
    await found('zwan')
    await found('zw')
    assert.equal((await rows()).length, 2)
    testApp.clock.advance({ seconds: 61 })
    await found('zw')
    const after61 = await testApp.sql(
      `SELECT id FROM audit_events WHERE event = 'patient.searched' AND actor_id = $1 AND occurred_at >= $2`,
      [physician.id, testApp.clock.now()],
    )
    assert.equal(after61.length, 1)
  })

  it('has a row for each time that it finds nobody, so that guessing is seen', async () => {
    for (const guess of ['8001015009', '8001015008', '8001015007']) {
      assert.equal((await found(guess)).options.length, 0)
    }
    assert.equal((await rows()).length, 3)
  })

  it('records the same answer anew for another session of the same person', async () => {
    await found('zw')
    const other = await visit(testApp, physician)
    await found('zw', other)
    assert.equal((await rows()).length, 2)
  })

  it('offers without words whom one opened last and may still open, the newest first', async () => {
    await browser.get(`/patients/${ids['Zwakala']}`)
    testApp.clock.advance({ seconds: 1 })
    await browser.get(`/patients/${ids['Zwane']}`)
    const { options, recent } = await found('')
    assert.equal(recent, true)
    assert.deepEqual(
      options.map(({ href }) => href),
      [`/patients/${ids['Zwane']}`, `/patients/${ids['Zwakala']}`],
    )
    assert.deepEqual((await rows()).at(-1)?.details, { shown: 2, searched: false, recent: true })
    await testApp.sql(`UPDATE care_team_assignments SET ends_at = $2 WHERE patient_id = $1`, [
      ids['Zwane'],
      testApp.clock.now(),
    ])
    assert.deepEqual(
      (await found('')).options.map(({ href }) => href),
      [`/patients/${ids['Zwakala']}`],
    )
    await assignCare(testApp, ids['Zwane'] ?? '', physician.id)
  })

  it('says in words when there were too many, and records that once', async () => {
    for (let asked = 0; asked < limits.patientLookUpsPerMinute; asked += 1) {
      await found('zw')
    }
    const answer = await ask('zw')
    assert.equal(answer.status, 429)
    assert.match(answer.body.detail, /Wait a moment, or press Enter/)
    assert.ok(Number(answer.headers['retry-after']) > 0)
    assert.equal((await rows()).filter(({ outcome }) => outcome === 'refused').length, 1)
  })

  it('says why words cannot be searched for, and finds nobody by them', async () => {
    const answer = await ask(Array.from({ length: 40 }, (_none, word) => `w${word}`).join(' '))
    assert.deepEqual(answer.body.options, [])
    assert.match(answer.body.said, /words/)
  })

  it('is for nobody whose role finds no patients, for no stranger, and takes nothing in its address', async () => {
    const admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
    assert.equal((await ask('zw', admin)).status, 403)
    assert.doesNotMatch((await admin.get('/')).text, /data-look-up/)
    assert.equal((await new Visitor(testApp).send(address, { q: 'zw' })).status, 401)
    assert.equal((await browser.get(`${address}?q=zw`)).status, 405)
    assert.equal((await browser.send(address, { q: 'zw' })).status, 403)
  })
})
