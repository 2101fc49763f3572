import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { limits } from '../../config/security.ts'
import { makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

/** Where the page offers to break the glass. */
const offered = (html: string) =>
  [...html.matchAll(/href="(\/patients\/[^"]+\/break-glass)"/g)].map(([, href]) => href)

describe('finding a record in an emergency', () => {
  let testApp: TestApp
  let browser: Visitor
  let wanted: string

  before(async () => {
    testApp = await startTestApp()
    const of = (givenName: string, familyName: string, birthDate: string, sex: 'female' | 'male') =>
      makePatient(testApp, { givenName, familyName, birthDate, sex })
    wanted = (await of('Nomvula', 'Dlamini', '1984-03-27', 'female')).id
    await of('Sipho', 'Dlamini', '1984-03-27', 'male')
    await of('Zodwa', 'Dlamini', '1990-01-02', 'female')
    await of('Precious', 'Mthembu', '1984-03-27', 'female')
    browser = await visit(testApp, await makeUser(testApp, 'physician'))
  })
  after(() => testApp.close())

  const find = (fields: Record<string, string>) =>
    browser.get(`/break-glass/find?${new URLSearchParams(fields).toString()}`)

  it('goes by name and date of birth', async () => {
    for (const fields of [{ q: 'Dlamini', birthDate: '1984-03-27' }, { q: 'dlamini 1984-03-27' }]) {
      assert.equal(offered((await find(fields)).text).length, 2)
    }
    assert.deepEqual(offered((await find({ q: 'Nomvula Dlamini', birthDate: '1984-03-27' })).text), [
      `/patients/${wanted}/break-glass`,
    ])
    assert.deepEqual(offered((await find({ q: 'Dlamini', birthDate: '1984-03-28' })).text), [])
  })

  it('goes by name and sex, and by all three', async () => {
    assert.equal(offered((await find({ q: 'Dlamini', sex: 'female' })).text).length, 2)
    const all = await find({ q: 'Dlamini', birthDate: '1984-03-27', sex: 'female' })
    assert.deepEqual(offered(all.text), [`/patients/${wanted}/break-glass`])
  })

  it('goes neither by a name alone nor by a date alone', async () => {
    const name = await find({ q: 'Dlamini' })
    assert.match(name.text, /a name alone finds too many/)
    const date = await find({ q: '', birthDate: '1984-03-27' })
    assert.match(date.text, /a birth date alone finds too many/)
    assert.deepEqual([...offered(name.text), ...offered(date.text)], [])
  })

  it('shows who they are masked, and names in the audit log whom it showed', async () => {
    const page = await find({ q: 'Nomvula Dlamini', birthDate: '1984-03-27' })
    const list = /<table[\s\S]*<\/table>/.exec(page.text)?.[0] ?? ''
    assert.match(list, /D•••, N•••/)
    assert.match(list, /1984-••-••/)
    // A record's own id may have any digits in it.
    assert.doesNotMatch(list.replaceAll(wanted, ''), /Nomvula|DLAMINI|Dlamini|27|MG-/)
    const [row] = await auditRows(testApp, 'emergency-access.searched')
    assert.deepEqual(row?.patient_ids, [wanted])
    assert.deepEqual(row?.details, { shown: 1, searched: true })
    assert.doesNotMatch(JSON.stringify(row), /Nomvula|Dlamini|1984/)
  })

  it('leads to the glass, and what is behind it stays closed until it is broken', async () => {
    const page = await find({ q: 'Nomvula Dlamini', sex: 'female' })
    const [href = ''] = offered(page.text)
    assert.equal((await browser.get(href)).status, 200)
    assert.equal((await browser.get(`/patients/${wanted}`)).status, 403)
  })

  it('shows ten of many and says that there are more', async () => {
    for (let number = 0; number < 11; number += 1) {
      await makePatient(testApp, {
        givenName: `Thabo${'abcdefghijk'[number] ?? ''}`,
        familyName: 'Mokoena',
        sex: 'male',
      })
    }
    const page = await find({ q: 'Mokoena', sex: 'male' })
    assert.equal(offered(page.text).length, 10)
    assert.match(page.text, /there are more/)
  })

  it('is open only to those who may break the glass', async () => {
    for (const role of [
      'pharmacist',
      'admin_staff',
      'patient',
      'system_admin',
      'security_officer',
      'audit_reviewer',
    ]) {
      const other = await visit(testApp, await makeUser(testApp, role))
      const answer = await other.get('/break-glass/find?q=Dlamini&sex=female')
      assert.equal(answer.status, 403, role)
      assert.deepEqual(offered(answer.text), [])
    }
    const unnamed = await makeUser(testApp, 'physician')
    await testApp.sql('UPDATE security_profiles SET emergency_access = false WHERE user_id = $1', [
      unnamed.id,
    ])
    assert.equal(
      (await (await visit(testApp, unnamed)).get('/break-glass/find?q=Dlamini&sex=female')).status,
      403,
    )
  })

  it('is offered where a search among one’s own patients finds nobody, to nobody else', async () => {
    assert.match((await browser.get('/patients?q=Dlamini')).text, /href="\/break-glass\/find"/)
    assert.match((await browser.get('/break-glass')).text, /href="\/break-glass\/find"/)
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.doesNotMatch((await clerk.get('/patients?q=Nobodyatall')).text, /break-glass\/find/)
  })

  it('is limited by the hour for each person, with one row for a try beyond it', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    browser = await visit(testApp, nurse)
    for (let tried = 0; tried < limits.searchesBehindGlassPerHour; tried += 1) {
      assert.equal((await find({ q: 'Dlamini', sex: 'male' })).status, 200)
    }
    const beyond = await find({ q: 'Dlamini', sex: 'male' })
    assert.equal(beyond.status, 429)
    assert.ok(Number(beyond.headers['retry-after']) > 0)
    const rows = (await auditRows(testApp, 'emergency-access.searched')).filter(
      ({ actor_id: id }) => id === nurse.id,
    )
    assert.equal(rows.filter(({ outcome, rule }) => outcome === 'refused' && rule === 'limited').length, 1)
    assert.equal(rows.length, limits.searchesBehindGlassPerHour + 1)
    assert.equal((await browser.get('/break-glass/find')).status, 200)
  })
})
