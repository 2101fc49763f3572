import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { importCodes } from '../../server/diagnoses/import-codes.ts'
import { sampleCsv, sampleSystem } from '../../server/diagnoses/sample-codes.ts'
import { makeUser } from '../support/factories.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const page = '/security/diagnosis-codes'
const search = '/api/v1/diagnosis-codes'
const small = 'code,title\nI10,Essential hypertension\nJ45,Asthma\nJ45.0,Asthma with allergy\n'

describe('the table of diagnosis codes', () => {
  let testApp: TestApp
  let officer: Visitor
  let doctor: Visitor

  const send = (fields: Record<string, string>, browser = officer) =>
    browser.submit(page, { source: 'file', system: 'icd-10', ...fields })
  const found = async (query: string, browser = doctor) => {
    const { body } = await browser.get(`${search}?query=${encodeURIComponent(query)}`)
    return body.options.map(({ detail }: { detail: string }) => detail)
  }
  const rows = () =>
    testApp.sql<{ code: string; title: string; withdrawn: boolean }>(
      'SELECT code, title, withdrawn_at IS NOT NULL AS withdrawn FROM diagnosis_codes ORDER BY code',
    )

  before(async () => {
    testApp = await startTestApp()
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    doctor = await visit(testApp, await makeUser(testApp, 'physician'))
  })
  after(() => testApp.close())

  it('is compared before it is imported, and only then stored; what comes later changes it, and removes nothing', async () => {
    assert.match((await officer.get(page)).text, /No table has been imported/)
    const checked = await send({ step: 'check', table: small })
    assert.equal(checked.status, 200)
    assert.match(checked.text, /Of 3 codes: 3 added, 0 used again, 0 with another title, 0 withdrawn/)
    assert.deepEqual(await rows(), [])
    assert.equal((await send({ step: 'import', table: small })).status, 303)
    assert.equal((await rows()).length, 3)
    assert.match((await officer.get(page)).text, /3 codes added/)

    const next = 'code,title\nI10,Hypertension\nJ45,Asthma\nI11,Heart disease'
    assert.match((await send({ step: 'check', table: next })).text, /now: Essential hypertension/)
    await send({ step: 'import', table: next })
    assert.deepEqual(await rows(), [
      { code: 'I10', title: 'Hypertension', withdrawn: false },
      { code: 'I11', title: 'Heart disease', withdrawn: false },
      { code: 'J45', title: 'Asthma', withdrawn: false },
      { code: 'J45.0', title: 'Asthma with allergy', withdrawn: true },
    ])
    assert.deepEqual(await found('asthma'), ['J45'])
    await send({ step: 'import', table: small })
    assert.deepEqual(await found('asthma'), ['J45', 'J45.0'])
    const [row] = await auditRows(testApp, 'diagnosis-codes.imported')
    assert.deepEqual(
      { ...row?.details, digest: undefined },
      { system: 'icd-10', total: 3, added: 0, changed: 1, withdrawn: 1, usedAgain: 1, digest: undefined },
    )
    assert.match((await send({ step: 'check', table: small })).text, /Nothing would change: all 3 codes/)
  })

  it('of another code system withdraws the codes of the one before', async () => {
    const checked = await send({ step: 'check', source: 'sample' })
    assert.match(
      checked.text,
      /Of 11,907 codes: 11,907 added, 0 used again, 0 with another title, 3 withdrawn/,
    )
    assert.match(checked.text, /More than half of the codes in use would be withdrawn/)
    assert.equal((await send({ step: 'import', source: 'sample' })).status, 303)
    const { body } = await doctor.get(`${search}?query=I10`)
    assert.deepEqual(body.options, [
      {
        code: 'http://hl7.org/fhir/sid/icd-10-cm|I10',
        label: 'Essential (primary) hypertension',
        detail: 'I10',
      },
    ])
  })

  it('is found by code, by words in any order and by their beginnings, and by what people call it, within a moment', async () => {
    for (const [query, first] of [
      ['I21.4', 'I21.4'],
      ['i214', 'I21.4'],
      ['j45', 'J45'],
      ['heart attack', 'I21'],
      ['high blood pressure', 'I10'],
      ['sugar', 'E11'],
      ['diabetes', 'E11'],
      ['TB', 'A15'],
      ['HIV', 'B20'],
      ['mellitus typ 2', 'E11'],
      ['lower leg frac', 'S82.8'],
      ['broken leg', 'S82'],
      ['kwashi', 'E40'],
      ['asthma', 'J45'],
    ] as const) {
      assert.equal((await found(query))[0], first, query)
    }
    assert.deepEqual(await found('x'), [])
    assert.deepEqual(await found('quite unheard of'), [])
    const { body } = await doctor.get(`${search}?query=fracture`)
    assert.equal(body.options.length, 20)
    assert.equal(body.more, true)
    const [row] = await auditRows(testApp, 'diagnosis-codes.searched')
    assert.deepEqual(row?.details, { found: 20 })
  })

  it('is refused whole where a line is wrong, or nothing was given, with the lines', async () => {
    const stored = await rows()
    const faulty = await send({ step: 'import', table: 'code,title\nI10,A\n??,B' })
    assert.equal(faulty.status, 422)
    assert.match(faulty.text, /Line 3: “\?\?” is no code/)
    assert.match(faulty.text, /href="#table"/)
    assert.equal((await send({ step: 'import', table: ' ' })).status, 422)
    assert.equal((await send({ step: 'import', table: small, system: 'icd-99' })).status, 422)
    assert.deepEqual(await rows(), stored)
  })

  it('takes a table of megabytes from an officer, and from nobody else', async () => {
    const large = `code,title\n${Array.from({ length: 30_000 }, (_, place) => `Z${String(place).padStart(5, '0')},A long title of what is numbered ${place}`).join('\n')}`
    assert.ok(large.length > 1_000_000)
    const checked = await send({ step: 'check', table: large })
    assert.equal(checked.status, 200)
    assert.match(checked.text, /30,000 added/)
    const token = await doctor.token()
    assert.equal((await doctor.post(page, { step: 'import', source: 'sample', _csrf: token })).status, 403)
    assert.equal(
      (await (await visit(testApp, await makeUser(testApp, 'system_admin'))).get(page)).status,
      403,
    )
    const patient = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    assert.equal((await patient.get(`${search}?query=I10`)).status, 403)
  })

  it('is stored once where two import at the same time', async () => {
    const file = { system: sampleSystem, csv: sampleCsv() } as const
    const at = testApp.clock.now()
    await Promise.all(
      [1, 2].map(() =>
        testApp.services.sequelize.transaction((transaction) =>
          importCodes(testApp.services, transaction, file, at),
        ),
      ),
    )
    const [row] = await testApp.sql<{ used: number }>(
      'SELECT count(*)::int AS used FROM diagnosis_codes WHERE withdrawn_at IS NULL',
    )
    assert.equal(row?.used, 11_907)
  })

  it('cannot be emptied by the application', async () => {
    await assert.rejects(testApp.services.sequelize.query('DELETE FROM diagnosis_codes'), /permission denied/)
  })
})
